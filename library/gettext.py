# SPDX-License-Identifier: MIT
"""Messages in the language they are written in: there are no catalogues on a device."""

__all__ = ["gettext", "ngettext", "pgettext", "npgettext", "NullTranslations"]


class NullTranslations:
    def __init__(self, fp=None):
        self._fallback = None

    def add_fallback(self, fallback):
        if self._fallback is None:
            self._fallback = fallback
        else:
            self._fallback.add_fallback(fallback)

    def gettext(self, message):
        return message if self._fallback is None else self._fallback.gettext(message)

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback is not None:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return message if self._fallback is None else self._fallback.pgettext(context, message)

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback is not None:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2


_none = NullTranslations()
gettext, ngettext = _none.gettext, _none.ngettext
pgettext, npgettext = _none.pgettext, _none.npgettext
