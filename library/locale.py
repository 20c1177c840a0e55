# SPDX-License-Identifier: MIT
"""The locale of C, the only one there is."""

__all__ = ["Error", "setlocale", "getlocale", "localeconv", "strcoll", "strxfrm", "atof", "atoi", "LC_ALL", "LC_COLLATE",
           "LC_CTYPE", "LC_MESSAGES", "LC_MONETARY", "LC_NUMERIC", "LC_TIME", "CHAR_MAX"]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127


class Error(Exception):
    pass


def setlocale(category, locale=None):
    if locale not in (None, "", "C", "POSIX"):
        raise Error("unsupported locale setting")
    return "C"


def getlocale(category=LC_CTYPE):
    return None, None


def localeconv():
    conv = dict.fromkeys(["int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep", "positive_sign",
                          "negative_sign", "thousands_sep"], "")
    conv.update(dict.fromkeys(["int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes",
                               "n_sep_by_space", "p_sign_posn", "n_sign_posn"], CHAR_MAX))
    conv.update(decimal_point=".", grouping=[], mon_grouping=[])
    return conv


def strcoll(a, b):
    return (a > b) - (a < b)


def strxfrm(string):
    return string


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)
