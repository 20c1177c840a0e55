# SPDX-License-Identifier: MIT
# Cases, fixtures, subtests and what becomes of them; the texts on the console differ.
import unittest


class Base(unittest.TestCase):
    log = []

    @classmethod
    def setUpClass(cls):
        cls.log.append("class up")

    @classmethod
    def tearDownClass(cls):
        cls.log.append("class down")

    def setUp(self):
        self.log.append("up")

    def tearDown(self):
        self.log.append("down")


class Good(Base):
    def test_equal(self):
        self.assertEqual(1 + 1, 2)
        self.assertNotEqual(1, 2)
        self.assertTrue([1])
        self.assertFalse([])
        self.assertIs(None, None)
        self.assertIsNot(1, None)
        self.assertIsNone(None)
        self.assertIsNotNone(0)
        self.assertIn(1, [1, 2])
        self.assertNotIn(3, [1, 2])
        self.assertIsInstance(1, int)
        self.assertNotIsInstance(1, (str, list))
        self.assertLess(1, 2)
        self.assertLessEqual(2, 2)
        self.assertGreater(2, 1)
        self.assertGreaterEqual(2, 2)
        self.assertAlmostEqual(1.0, 1.00000001)
        self.assertAlmostEqual(1.0, 1.2, delta=0.5)
        self.assertNotAlmostEqual(1.0, 1.1)
        self.assertCountEqual([1, 2, 1], (1, 1, 2))
        self.assertRegex("abc", "b+")
        self.assertNotRegex("abc", "d")
        self.log.append("equal")

    def test_raises(self):
        with self.assertRaises(ValueError) as caught:
            int("x")
        self.assertIn("invalid", str(caught.exception))
        self.assertRaises(ZeroDivisionError, lambda a: 1 / a, 0)
        self.assertRaises((KeyError, IndexError), [].pop)
        with self.assertRaisesRegex(KeyError, "spam"):
            {}["spam"]
        self.addCleanup(self.log.append, "cleaned")

    def helper(self):
        self.fail("not a test")


class Bad(Base):
    def test_fails(self):
        self.assertEqual([1], [2], "why")

    def test_error(self):
        {}["missing"]

    def test_not_raised(self):
        with self.assertRaises(ValueError):
            pass

    def test_other_raised(self):
        with self.assertRaises(ValueError):
            [].pop()

    def test_skips(self):
        self.skipTest("not now")

    @unittest.skip("never")
    def test_never(self):
        self.fail()

    @unittest.skipIf(True, "if")
    def test_if(self):
        self.fail()

    @unittest.skipUnless(True, "unless")
    def test_unless(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_subtests(self):
        for i in range(4):
            with self.subTest("part", i=i):
                self.assertNotEqual(i % 3, 1)


@unittest.skip("all of it")
class Skipped(Base):
    def test_one(self):
        self.fail()


for cls in Good, Bad, Skipped:
    del Base.log[:]
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(cls)
    result = unittest.TestResult()
    suite.run(result)
    print(cls.__name__, result.testsRun, result.wasSuccessful(), Base.log)
    for kind in "failures", "errors", "expectedFailures":
        print(kind, len(getattr(result, kind)))
    print(sorted(reason for test, reason in result.skipped), len(result.unexpectedSuccesses))

case = Bad("test_fails")
print(case.id().split(".")[-2:], case.countTestCases())
for wrong in (lambda: case.assertEqual(1, 2), lambda: case.assertTrue(0), lambda: case.assertIn(1, [2]), lambda: case.assertIsNone(3),
              lambda: case.assertLess(2, 1), lambda: case.assertIsInstance(1, str, "hint"), lambda: case.fail("said")):
    try:
        wrong()
    except AssertionError as e:
        print(e)
