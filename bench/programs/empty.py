# SPDX-License-Identifier: MIT
pass
