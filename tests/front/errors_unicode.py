# SPDX-License-Identifier: MIT
x = “quoted”
a − b
naïve café
x = 1 # fine: “
é.ü = ×
日本語 = 日 本
x = '日本語' 1
