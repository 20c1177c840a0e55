# SPDX-License-Identifier: MIT
# stress: host
# Names that are made at run time are those of the image: each of many, of all lengths, is found, and others are not.


class Many:
    value_delta = 0
    head_kind_gamma_gamma = 1
    x = 2
    beta_name_tail = 3
    index_size_delta = 4
    len_alpha_index = 5
    len_size_value = 6
    at_gamma_more = 7
    x_tail_name = 8
    name_head = 9
    gamma_first_value = 10
    value = 11
    tail_len_yy = 12
    more_value_yy_zzz = 13
    name_value = 14
    beta_gamma_beta = 15
    index_tail_first_head = 16
    kind_len_gamma = 17
    len_zzz_index_size = 18
    yy_last_count = 19
    count_delta = 20
    name = 21
    last_more_name = 22
    count = 23
    value_zzz = 24
    beta = 25
    gamma_value_count = 26
    count_kind_yy = 27
    zzz_value = 28
    index_x = 29
    count_last = 30
    at = 31
    zzz = 32
    at_at = 33
    last_delta_zzz = 34
    yy_len = 35
    more_kind = 36
    first = 37
    last_name_count_beta = 38
    tail = 39
    yy_len_head = 40
    name_zzz = 41
    head_beta_name_yy = 42
    name_yy_len_head = 43
    beta_beta = 44
    index_name_tail = 45
    name_yy = 46
    kind_count_beta = 47
    last_delta_last = 48
    beta_head_x_gamma = 49
    len_last_size_count = 50
    head_count_yy = 51
    index_count = 52
    head_gamma_index_len = 53
    index_beta = 54
    zzz_last = 55
    x_x_len_alpha = 56
    size_alpha = 57
    delta_x_x = 58
    first_beta = 59


def joined(name):
    return "".join([c for c in name])


def keywords(**given):
    return given


parts = "alpha beta gamma delta kind size len name index value count at x yy zzz head tail first last more".split()
found = missed = total = 0
for a in parts:
    for b in [""] + parts:
        for c in [""] + (parts if b else []):
            name = joined(a + ("_" + b if b else "") + ("_" + c if c else ""))
            v = getattr(Many, name, None)
            if v is None:
                missed += 1
            else:
                found += 1
                total += v
                assert keywords(**{name: v})[name] == v
print(found, missed, total)
own = [name for name in dir(Many) if name[0] != "_"]
print(len(own), sum([getattr(Many, joined(name)) for name in own]))
for i, name in enumerate(own):
    setattr(Many, joined(name) + "_too", i)
print(sum([getattr(Many, name + "_too") for name in own]), hasattr(Many, "x_too_too"), hasattr(Many, joined("")))
print(len(dir(str)) > 40, [name for name in dir(str) if not hasattr("", joined(name))])
