/* SPDX-License-Identifier: MIT */
/* Lines, ellipses and polygons of module framebuf. Lines are Bresenham's; ellipses go by J. Kennedy, "A Fast Bresenham
 * Type Algorithm for Drawing Ellipses": both halves of a quadrant by steps of the longer direction, in integers only. A
 * polygon is filled row by row between its crossings, sorted. */
#include "runtime/lib/framebuf.h"

#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/item.h"

void picture_line(const struct picture_pixels *f, int32_t x1, int32_t y1, int32_t x2, int32_t y2, uint32_t colour) {
  int32_t dx = x2 - x1, dy = y2 - y1, sx = dx < 0 ? -1 : 1, sy = dy < 0 ? -1 : 1;
  dx *= sx, dy *= sy;
  bool steep = dy > dx;
  int32_t longer = steep ? dy : dx, shorter = steep ? dx : dy, e = 2 * shorter - longer;
  for (int32_t left = longer;; left--) {
    picture_set(f, x1, y1, colour);
    if (!left) return;
    if (e >= 0) {
      if (steep) x1 += sx;
      else y1 += sy;
      e -= 2 * longer;
    }
    if (steep) y1 += sy;
    else x1 += sx;
    e += 2 * shorter;
  }
}

value framebuf_line(size_t nargs, const value *args) {
  struct picture_pixels f;
  int32_t n[6];
  if (!picture_begin(&f, nargs, args, n)) return V_ERROR;
  picture_line(&f, n[1], n[2], n[3], n[4], (uint32_t)n[5]);
  return V_NONE;
}

/* ---- ellipses ---- */

struct ellipse {
  const struct picture_pixels *f;
  int32_t x, y;
  uint32_t colour;
  unsigned quadrants; /* bit 0 to the right above, then on against the clock */
  bool filled;
};

/* A point and its reflections. */
static void four_points(const struct ellipse *e, int32_t dx, int32_t dy) {
  for (unsigned q = 0; q < 4; q++) {
    bool left = q == 1 || q == 2;
    int32_t y = q < 2 ? e->y - dy : e->y + dy;
    if (!(e->quadrants >> q & 1)) continue;
    if (e->filled) picture_fill(e->f, left ? e->x - dx : e->x, y, dx + 1, 1, e->colour);
    else picture_set(e->f, left ? e->x - dx : e->x + dx, y, e->colour);
  }
}

/* ellipse(x, y, xr, yr, colour, fill=False, quadrants=15) */
value framebuf_ellipse(size_t nargs, const value *args) {
  struct picture_pixels f;
  int32_t n[8];
  int filled = nargs > 6 ? op_is_true(args[6]) : 0;
  value all[8];
  for (size_t i = 0; i < nargs; i++) all[i] = args[i];
  all[6] = V_INT(0);
  if (filled < 0 || !picture_begin(&f, nargs, all, n)) return V_ERROR;
  struct ellipse e = {&f, n[1], n[2], (uint32_t)n[5], nargs > 7 ? (unsigned)n[7] : 15, filled};
  int64_t xr = n[3] < 0 ? 0 : n[3], yr = n[4] < 0 ? 0 : n[4];
  if (xr > 0xffff) xr = 0xffff;
  if (yr > 0xffff) yr = 0xffff;
  if (!xr && !yr) {
    if (e.quadrants & 15) picture_set(&f, e.x, e.y, e.colour);
    return V_NONE;
  }
  int64_t two_a = 2 * xr * xr, two_b = 2 * yr * yr;
  for (int swapped = 0; swapped < 2; swapped++) {
    /* swapped: x and y have changed places */
    int64_t a = swapped ? two_b : two_a, b = swapped ? two_a : two_b, ra = swapped ? yr : xr;
    int64_t x = ra, y = 0, change_x = b / 2 * (1 - 2 * ra), change_y = a / 2, error = 0, stop_x = b * ra, stop_y = 0;
    while (swapped ? stop_x >= stop_y : stop_x >= stop_y) {
      four_points(&e, (int32_t)(swapped ? y : x), (int32_t)(swapped ? x : y));
      y++;
      stop_y += a;
      error += change_y;
      change_y += a;
      if (2 * error + change_x > 0) {
        x--;
        stop_x -= b;
        error += change_x;
        change_x += b;
      }
    }
  }
  return V_NONE;
}

/* ---- polygons ---- */

struct polygon {
  struct buffer points;
  int32_t dx, dy;
  size_t n; /* points */
};

static int32_t coordinate(const struct polygon *p, size_t i) {
  value v = item_load(p->points.typecode, p->points.data + i * p->points.itemsize, p->points.itemsize, ITEM_LITTLE);
  int64_t n = v && value_is_int(v) ? value_int(v) : 0;
  return (int32_t)(n > PICTURE_FAR ? PICTURE_FAR : n < -PICTURE_FAR ? -PICTURE_FAR : n);
}

static void point(const struct polygon *p, size_t i, int32_t *x, int32_t *y) {
  *x = p->dx + coordinate(p, 2 * (i % p->n));
  *y = p->dy + coordinate(p, 2 * (i % p->n) + 1);
}

static void fill_row(const struct picture_pixels *f, const struct polygon *p, int32_t y, int32_t *crossing, uint32_t colour) {
  size_t count = 0;
  for (size_t i = 0; i < p->n; i++) {
    int32_t x1, y1, x2, y2;
    point(p, i, &x1, &y1);
    point(p, i + 1, &x2, &y2);
    if ((y1 > y && y2 <= y) || (y1 <= y && y2 > y)) {
      int64_t dy = y2 > y1 ? y2 - y1 : y1 - y2, dx = y2 > y1 ? x2 - x1 : x1 - x2;
      int64_t twice = 2 * x1 * dy + 2 * dx * (y - y1) + dy, at = twice / (2 * dy) - (twice % (2 * dy) < 0); /* rounded */
      size_t k = count++;
      for (; k && crossing[k - 1] > at; k--) crossing[k] = crossing[k - 1];
      crossing[k] = (int32_t)at;
    } else if (y == (y1 > y2 ? y1 : y2)) {
      /* The lower ends of edges and edges that lie in the row would be missed. */
      if (y1 < y2) picture_set(f, x2, y2, colour);
      else if (y2 < y1) picture_set(f, x1, y1, colour);
      else picture_line(f, x1, y1, x2, y2, colour);
    }
  }
  for (size_t i = 0; i + 1 < count; i += 2) picture_fill(f, crossing[i], y, crossing[i + 1] - crossing[i] + 1, 1, colour);
}

static bool fill_polygon(const struct picture_pixels *f, const struct polygon *p, uint32_t colour) {
  int32_t top = PICTURE_FAR, bottom = -PICTURE_FAR, x, y;
  int32_t *crossing = gc_bytes(p->n * sizeof *crossing);
  if (!crossing) return false;
  for (size_t i = 0; i < p->n; i++) {
    point(p, i, &x, &y);
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  if (top < 0) top = 0;
  if (bottom >= f->height) bottom = f->height - 1;
  for (; top <= bottom; top++) fill_row(f, p, top, crossing, colour);
  return true;
}

/* poly(x, y, coordinates, colour, fill=False): coordinates is an array of x, y, x, y … */
value framebuf_poly(size_t nargs, const value *args) {
  struct picture_pixels f;
  struct polygon p;
  int32_t n[4];
  int filled = nargs > 5 ? op_is_true(args[5]) : 0;
  const value numbers[] = {args[0], args[1], args[2], args[4]};
  if (filled < 0 || !picture_begin(&f, 4, numbers, n) || !buffer_get(args[3], &p.points, BUFFER_READ)) return V_ERROR;
  if (!item_is_integer(p.points.typecode)) return err_raise(E(framebuf_invalid), 0, 0, 0);
  p.n = p.points.len / p.points.itemsize / 2;
  p.dx = n[1], p.dy = n[2];
  if (!p.n) return V_NONE;
  if (filled) return fill_polygon(&f, &p, (uint32_t)n[3]) ? V_NONE : V_ERROR;
  for (size_t i = 0; i < p.n; i++) {
    int32_t x1, y1, x2, y2;
    point(&p, i, &x1, &y1);
    point(&p, i + 1, &x2, &y2);
    picture_line(&f, x2, y2, x1, y1, (uint32_t)n[3]);
  }
  return V_NONE;
}
