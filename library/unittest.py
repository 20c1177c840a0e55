# SPDX-License-Identifier: MIT
"""Unit testing framework: test cases, their assertions, running all of a module. Prints to stdout, without times."""
import sys


class SkipTest(Exception):
    pass


# ---- results ----


class TestResult:
    def __init__(self):
        self.failures = []
        self.errors = []
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.testsRun = 0
        self.shouldStop = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def addSuccess(self, test):
        pass

    def addFailure(self, test, err):
        self.failures.append((test, err))

    def addError(self, test, err):
        self.errors.append((test, err))

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, err))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def stop(self):
        self.shouldStop = True

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)


class TextTestResult(TestResult):
    """Prints a line a test, and what went wrong when all have run."""

    def startTest(self, test):
        super().startTest(test)
        print(test, "... ", end="")

    def addSuccess(self, test):
        print("ok")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        print("FAIL")

    def addError(self, test, err):
        super().addError(test, err)
        print("ERROR")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        print("skipped", repr(reason))

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        print("expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        print("unexpected success")

    def printErrors(self):
        for kind, found in ("ERROR", self.errors), ("FAIL", self.failures):
            for test, err in found:
                print("=" * 70)
                print(kind + ":", test)
                print("-" * 70)
                sys.print_exception(err, sys.stdout)
                print()


# ---- assertions ----


class _AssertRaises:
    def __init__(self, case, expected, pattern, msg):
        self.case = case
        self.expected = expected
        self.pattern = pattern
        self.msg = msg
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            names = self.expected if isinstance(self.expected, tuple) else (self.expected,)
            self.case.fail(self.case._text(self.msg, "%s not raised" % ", ".join(cls.__name__ for cls in names)))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None and not _search(self.pattern, str(value)):
            self.case.fail(self.case._text(self.msg, "%r does not match %r" % (self.pattern, str(value))))
        return True


def _search(pattern, text):
    if hasattr(pattern, "search"):
        return pattern.search(text)
    import re

    return re.search(pattern, text)


class _SubTest:
    def __init__(self, case, text):
        self.case = case
        self.text = text

    def __enter__(self):
        self.before = self.case._inside
        self.case._inside = self.before + self.text

    def __exit__(self, kind, value, traceback):
        case = self.case
        result = case._result
        try:
            if kind is None or result is None:
                return False
            if issubclass(kind, SkipTest):
                result.addSkip(case._named(), str(value))
            elif not issubclass(kind, Exception):
                return False
            elif issubclass(kind, case.failureException):
                case._failed = True
                result.addFailure(case._named(), value)
            else:
                case._failed = True
                result.addError(case._named(), value)
            return True
        finally:
            case._inside = self.before


class TestCase:
    failureException = AssertionError

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._inside = ""
        self._result = None
        self._failed = False

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return "%s.%s.%s" % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def __str__(self):
        return "%s (%s.%s)" % (self._testMethodName, type(self).__module__, type(self).__qualname__)

    def _named(self):
        return str(self) + self._inside

    def countTestCases(self):
        return 1

    def subTest(self, msg=None, **params):
        text = "" if msg is None else " [%s]" % (msg,)
        if params or msg is None:
            text += " (%s)" % ", ".join("%s=%r" % item for item in params.items())
        return _SubTest(self, text)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._guarded(lambda: function(*args, **kwargs))

    def _guarded(self, step):
        """Runs a part of the test; tells the result when it fails, and returns what it raised."""
        try:
            step()
        except SkipTest as e:
            self._result.addSkip(self, str(e))
            self._failed = True
            return e
        except self.failureException as e:
            if not self._expected:
                self._result.addFailure(self, e)
            self._failed = True
            return e
        except Exception as e:
            if not self._expected:
                self._result.addError(self, e)
            self._failed = True
            return e

    def run(self, result=None):
        self._result = result = TestResult() if result is None else result
        self._failed = False
        method = getattr(self, self._testMethodName)
        self._expected = getattr(method, "_fails", False)
        result.startTest(self)
        reason = getattr(type(self), "_skipped", None)
        if reason is None:
            reason = getattr(method, "_skipped", None)
        if reason is not None:
            result.addSkip(self, reason)
        else:
            self._run(result, method)
        result.stopTest(self)
        self._result = None
        return result

    def _run(self, result, method):
        raised = self._guarded(self.setUp)
        if not self._failed:
            raised = self._guarded(method)
            self._guarded(self.tearDown)
        self.doCleanups()
        if self._expected and isinstance(raised, Exception) and not isinstance(raised, SkipTest):
            result.addExpectedFailure(self, raised)
        elif self._expected and not self._failed:
            result.addUnexpectedSuccess(self)
        elif not self._failed:
            result.addSuccess(self)

    def __call__(self, result=None):
        return self.run(result)

    def _text(self, msg, standard):
        return standard if msg is None else "%s : %s" % (standard, msg)

    def _check(self, good, msg, text, *parts):
        if not good:
            raise self.failureException(self._text(msg, text % tuple(repr(part) for part in parts)))

    def fail(self, msg=None):
        raise self.failureException(msg)

    def assertEqual(self, first, second, msg=None):
        self._check(first == second, msg, "%s != %s", first, second)

    assertListEqual = assertTupleEqual = assertSetEqual = assertDictEqual = assertSequenceEqual = assertEqual
    assertMultiLineEqual = assertEqual

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, "%s == %s", first, second)

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, "%s is not true", expr)

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, "%s is not false", expr)

    def assertIs(self, expr1, expr2, msg=None):
        self._check(expr1 is expr2, msg, "%s is not %s", expr1, expr2)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._check(expr1 is not expr2, msg, "unexpectedly identical: %s", expr1)

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, "%s is not None", obj)

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg, "%s not found in %s", member, container)

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg, "%s unexpectedly found in %s", member, container)

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, "%s is not an instance of %s", obj, cls)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg, "%s is an instance of %s", obj, cls)

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, "%s not less than %s", a, b)

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, "%s not less than or equal to %s", a, b)

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, "%s not greater than %s", a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, "%s not greater than or equal to %s", a, b)

    def _near(self, first, second, places, delta):
        if places is not None and delta is not None:
            raise TypeError("specify delta or places not both")
        if first == second:
            return True
        if delta is not None:
            return abs(first - second) <= delta
        return round(abs(first - second), 7 if places is None else places) == 0

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._check(self._near(first, second, places, delta), msg, "%s != %s nearly", first, second)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._check(not self._near(first, second, places, delta), msg, "%s == %s nearly", first, second)

    def assertCountEqual(self, first, second, msg=None):
        left = list(second)
        for item in first:
            self._check(item in left, msg, "%s and %s have different items", first, second)
            left.remove(item)
        self._check(not left, msg, "%s and %s have different items", first, second)

    def assertRegex(self, text, expected_regex, msg=None):
        self._check(_search(expected_regex, text), msg, "Regex didn't match: %s not found in %s", expected_regex, text)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        self._check(not _search(unexpected_regex, text), msg, "Regex matched: %s found in %s", unexpected_regex, text)

    def assertRaises(self, expected, callable=None, /, *args, msg=None, **kwargs):
        context = _AssertRaises(self, expected, None, msg)
        if callable is None:
            return context
        with context:
            callable(*args, **kwargs)

    def assertRaisesRegex(self, expected, pattern, callable=None, /, *args, msg=None, **kwargs):
        context = _AssertRaises(self, expected, pattern, msg)
        if callable is None:
            return context
        with context:
            callable(*args, **kwargs)


# ---- decorators ----


def skip(reason=""):
    def decorate(item):
        item._skipped = reason
        return item

    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(item):
    item._fails = True
    return item


# ---- suites ----


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self._tests)

    def run(self, result):
        before = None
        for test in self._tests:
            if result.shouldStop:
                break
            cls = type(test)
            fixtures = isinstance(test, TestCase) and getattr(cls, "_skipped", None) is None
            if before and (cls is not before or not fixtures):
                before.tearDownClass()
                before = None
            if fixtures and not before:
                cls.setUpClass()
                before = cls
            test.run(result)
        if before:
            before.tearDownClass()
        return result

    def __call__(self, result):
        return self.run(result)


class TestLoader:
    testMethodPrefix = "test"

    def getTestCaseNames(self, cls):
        return [name for name in sorted(dir(cls)) if name.startswith(self.testMethodPrefix)]

    def loadTestsFromTestCase(self, cls):
        names = self.getTestCaseNames(cls)
        if not names and hasattr(cls, "runTest"):
            names = ["runTest"]
        return TestSuite(cls(name) for name in names)

    def loadTestsFromModule(self, module):
        suite = TestSuite()
        for name in dir(module):
            item = getattr(module, name)
            if isinstance(item, type) and issubclass(item, TestCase) and item is not TestCase:
                suite.addTests(self.loadTestsFromTestCase(item))
        return suite


defaultTestLoader = TestLoader()


class TextTestRunner:
    def __init__(self, stream=None, verbosity=1):
        pass

    def run(self, test):
        result = TextTestResult()
        test.run(result)
        result.printErrors()
        print("-" * 70)
        print("Ran %d test%s\n" % (result.testsRun, "" if result.testsRun == 1 else "s"))
        counts = (("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
                  ("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses))
        details = ", ".join("%s=%d" % (name, len(found)) for name, found in counts if found)
        print(("OK" if result.wasSuccessful() else "FAILED") + (" (%s)" % details if details else ""))
        return result


def main(module="__main__", exit=True, testRunner=None, verbosity=1):
    if isinstance(module, str):
        module = __import__(module)
    runner = testRunner or TextTestRunner()
    result = runner.run(defaultTestLoader.loadTestsFromModule(module))
    if exit:
        sys.exit(not result.wasSuccessful())
    return result
