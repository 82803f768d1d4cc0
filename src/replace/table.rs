//! What stands for which character, as data.
//!
//! Written by `tools/substitutes` from `tests/data/transliteration.tsv`, not by hand. A row
//! of that file is in one group, the first of these that it fits by its general category
//! in Unicode, its decomposition and its source:
//!
//! - spaces: white space, controls, format characters, and marks of combining class 0, which
//!   are invisible: Z, Cc, Cf, M.
//! - accents: all other combining marks; letters that Unicode decomposes canonically to a
//!   letter and marks; letters without a decomposition that common typography replaces, which
//!   have a stroke or a hook, or stand for two (`ł ɓ œ þ`).
//! - lookalikes: all other letters whose replacement has a letter or a digit; numbers but
//!   for fractions; symbols that are letters or digits in a circle, a square or parentheses.
//! - typography: everything else, which is punctuation, symbols, currencies and fractions.

use super::row::{ACCENTS, Composition, LOOKALIKES, Run, SAME, SPACES, TYPOGRAPHY};

/// All replacements, one over the other where they overlap.
#[rustfmt::skip]
pub(super) static TEXT: &str = concat!(
    "(A)(B)(C)(D)(E)(F)(G)(H)(I)(J)(K)(L)(M)(N)(O)(P)(Q)(R)(S)(T)(U)(V)(W)(X)(Y)(Z)(1",
    "0)(11)(12)(13)(14)(15)(16)(17)(18)(19)(20)1/32/31/52/53/54/51/65/61/83/85/87/8(1",
    ")(2)(3)(4)(5)(6)(7)(8)(9)kHzMHzGHzTHz1/41/23/4ÜüÜüÜüÜü1/71/9PHPPYGc/oc/uÅåÆæØøkΩ",
    "MΩp.m.psns::=<->km3èÉé  !='nIUTY[]eVÄäÖöΓΔΓΠΘΣΨΩ\n£¥ÇÑàìñòùΛΞΦEeEeEeIiIiOoOoOoOoO",
    "oYylntjAaAaAaAaAaEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoUuUuU",
    "uUmmcmkm2mm3cm31/10.11.12.13.14.15.16.17.18.19.20.(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)",
    "(k)(l)(m)(n)(o)(p)(q)(r)(s)(t)(u)(v)(w)(x)(y)(z)EeJjKkkLlLlLlNnNnNnPTELAaAaEeEeI",
    "iIiOoOoRrRrUuUuSsTtTtTUuUVYyZz1.2.3.4.5.6.7.8.9...AZNRUBGELBTCDWZcDdDdDdDdDdEEII",
    "IIDkPaMPaGParadaAU_'','\"\"\"\"++mAkAKBMBGBqcccdmldlklfmnmWkWMWKRWILSVNDdeij#&*+-<>=",
    "==AaBbBbBbarHVMVSDSSMPRsrSvWboEEFfGGgGgKkOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuU",
    "uUuYyYyYyYyPRTUWa/ca/s___,,.,mm2cm212223242526272829303132333435mspVnVWZOCcDDJPQ",
    "RRRrYy[\\]^__(){}:;!???!!?<=>=()()IJijrRsTLCDMivaeoxiikcalsxpAnAaIiOoUupFnFAXCRCF",
    "QEZHgNGNoPPMoPPVIIIKklergal*;:?!-(){}1oVpcdm2dm3IVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyA",
    "aAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiruvIXIILlTMCMDMRrRrRrSsSsSsSsTt",
    "TtTtUuUuUuUuUuUuWwYyYZzZzZzThklmnpsthabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
    "RSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrs",
    "tuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTU",
    "VWXYZabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvw",
    "xyz0/363738394041424344454647484950.0,1,2,3,4,5,6,7,8,9,CcLTDZDzdzLJLjljNJNjnjVp",
    "tuuviiidBGyhaHPinKKKMktlmln01234567890123456789012345678901234567890123456789'\"'",
    "'''\"\"-*.1011121314151617181920/00ix!\"#$%&'()*+,-./\\$%@mVkVMVpWnWCo.fffiflcdmgkgH",
    "zffifflxmbdeg+/-/OEoeEFS{|}~:;<=>?@KZTHBUAHGHSmilmologHHHhPa.m.",
);

/// The characters up to U+FFFF, in their order.
#[rustfmt::skip]
pub(super) static BASIC: [Run; 431] = [
    Run::of(0x0000, 1, SPACES, 0, 0), Run::of(0x0003, 2, SPACES | SAME, 0, 0), Run::of(0x0009, 1, SPACES, 1, 281),
    Run::of(0x000B, 1, SPACES, 1, 319), Run::of(0x0010, 5, SPACES | SAME, 0, 0), Run::of(0x0017, 1, SPACES, 0, 0),
    Run::of(0x0019, 1, SPACES, 0, 0), Run::of(0x0060, 1, TYPOGRAPHY, 1, 285), Run::of(0x0080, 1, SPACES, 2, 281),
    Run::of(0x0085, 1, SPACES, 1, 319), Run::of(0x008D, 1, SPACES, 2, 281), Run::of(0x0090, 1, SPACES, 2, 281),
    Run::of(0x009B, 1, SPACES, 2, 281), Run::of(0x009F, 1, SPACES, 2, 281), Run::of(0x00A0, 1, SPACES, 1, 281),
    Run::of(0x00A2, 1, TYPOGRAPHY, 1, 234), Run::of(0x00A6, 1, TYPOGRAPHY, 1, 1748),
    Run::of(0x00A9, 1, TYPOGRAPHY, 3, 499), Run::of(0x00AA, 1, LOOKALIKES, 1, 371),
    Run::of(0x00AB, 2, TYPOGRAPHY, 1, 1647), Run::of(0x00AD, 1, SPACES, 0, 0), Run::of(0x00AE, 1, TYPOGRAPHY, 3, 544),
    Run::of(0x00B0, 2, TYPOGRAPHY, 3, 1733), Run::of(0x00B2, 2, LOOKALIKES, 1, 202),
    Run::of(0x00B4, 1, TYPOGRAPHY, 1, 285), Run::of(0x00B5, 1, LOOKALIKES, 1, 239),
    Run::of(0x00B7, 2, TYPOGRAPHY, 1, 870), Run::of(0x00B9, 2, LOOKALIKES, 1, 1040),
    Run::of(0x00BB, 1, TYPOGRAPHY, 1, 706), Run::of(0x00BC, 3, TYPOGRAPHY, 3, 197),
    Run::of(0x00C0, 4, ACCENTS | SAME, 1, 1), Run::of(0x00C8, 1, ACCENTS, 1, 13), Run::of(0x00CA, 7, ACCENTS, 1, 679),
    Run::of(0x00D2, 4, ACCENTS | SAME, 1, 43), Run::of(0x00D7, 1, TYPOGRAPHY, 1, 563),
    Run::of(0x00D9, 3, ACCENTS | SAME, 1, 61), Run::of(0x00DD, 1, ACCENTS, 1, 73), Run::of(0x00DE, 1, ACCENTS, 2, 1190),
    Run::of(0x00E1, 3, ACCENTS | SAME, 1, 371), Run::of(0x00E7, 1, ACCENTS, 1, 234),
    Run::of(0x00EA, 2, ACCENTS | SAME, 1, 293), Run::of(0x00ED, 4, ACCENTS, 1, 1567),
    Run::of(0x00F3, 3, ACCENTS | SAME, 1, 236), Run::of(0x00F7, 1, TYPOGRAPHY, 1, 123),
    Run::of(0x00FA, 2, ACCENTS | SAME, 1, 239), Run::of(0x00FD, 1, ACCENTS, 1, 365),
    Run::of(0x00FE, 1, ACCENTS, 2, 1198), Run::of(0x00FF, 51, ACCENTS, 1, 1081), Run::of(0x0132, 2, LOOKALIKES, 2, 956),
    Run::of(0x0134, 11, ACCENTS, 1, 573), Run::of(0x0141, 8, ACCENTS, 1, 582), Run::of(0x0149, 1, LOOKALIKES, 2, 285),
    Run::of(0x014A, 8, ACCENTS, 1, 430), Run::of(0x0152, 2, ACCENTS, 2, 1740), Run::of(0x0154, 43, ACCENTS, 1, 1147),
    Run::of(0x017F, 1, LOOKALIKES, 1, 263), Run::of(0x0180, 2, ACCENTS, 1, 768), Run::of(0x0186, 5, ACCENTS, 1, 915),
    Run::of(0x018F, 6, ACCENTS, 1, 793), Run::of(0x0196, 5, ACCENTS, 1, 1020), Run::of(0x019D, 2, ACCENTS, 1, 424),
    Run::of(0x01A0, 2, ACCENTS, 1, 354), Run::of(0x01A4, 2, ACCENTS, 1, 808), Run::of(0x01AB, 12, ACCENTS, 1, 621),
    Run::of(0x01C3, 1, TYPOGRAPHY, 1, 283), Run::of(0x01C4, 9, LOOKALIKES, 2, 1543),
    Run::of(0x01CD, 8, ACCENTS, 1, 985), Run::of(0x01D5, 8, ACCENTS, 2, 206), Run::of(0x01DE, 2, ACCENTS, 2, 295),
    Run::of(0x01E0, 2, ACCENTS, 1, 370), Run::of(0x01E2, 2, ACCENTS, 2, 244), Run::of(0x01E4, 10, ACCENTS, 1, 798),
    Run::of(0x01F0, 1, ACCENTS, 1, 369), Run::of(0x01F1, 3, LOOKALIKES, 2, 1543), Run::of(0x01F4, 2, ACCENTS, 1, 388),
    Run::of(0x01F8, 2, ACCENTS, 1, 424), Run::of(0x01FA, 6, ACCENTS, 2, 240), Run::of(0x0200, 28, ACCENTS, 1, 594),
    Run::of(0x021E, 2, ACCENTS, 1, 390), Run::of(0x0221, 1, ACCENTS, 1, 503), Run::of(0x0226, 4, ACCENTS, 1, 378),
    Run::of(0x022A, 2, ACCENTS, 2, 299), Run::of(0x022C, 12, ACCENTS, 1, 358), Run::of(0x023B, 4, ACCENTS, 1, 1539),
    Run::of(0x0243, 2, ACCENTS, 1, 1762), Run::of(0x0246, 4, ACCENTS, 1, 571), Run::of(0x024C, 4, ACCENTS, 1, 925),
    Run::of(0x0253, 2, ACCENTS, 1, 791), Run::of(0x0256, 2, ACCENTS | SAME, 1, 503),
    Run::of(0x0259, 1, ACCENTS, 1, 293), Run::of(0x025B, 1, ACCENTS, 1, 293), Run::of(0x0260, 1, ACCENTS, 1, 389),
    Run::of(0x0262, 1, LOOKALIKES, 1, 19), Run::of(0x0263, 1, ACCENTS, 1, 389),
    Run::of(0x0268, 2, ACCENTS | SAME, 1, 351), Run::of(0x026A, 1, LOOKALIKES, 1, 25),
    Run::of(0x0272, 1, ACCENTS, 1, 264), Run::of(0x0274, 1, LOOKALIKES, 1, 40), Run::of(0x0280, 1, LOOKALIKES, 1, 52),
    Run::of(0x0288, 4, ACCENTS, 1, 1563), Run::of(0x028F, 1, LOOKALIKES, 1, 73), Run::of(0x0299, 1, LOOKALIKES, 1, 4),
    Run::of(0x029C, 1, LOOKALIKES, 1, 22), Run::of(0x029F, 1, LOOKALIKES, 1, 34),
    Run::of(0x02B0, 1, LOOKALIKES, 1, 391), Run::of(0x02B2, 2, LOOKALIKES, 1, 959),
    Run::of(0x02B7, 2, LOOKALIKES, 1, 1080), Run::of(0x02B9, 5, TYPOGRAPHY, 1, 1640),
    Run::of(0x02C6, 1, TYPOGRAPHY, 1, 932), Run::of(0x02C8, 1, TYPOGRAPHY, 1, 285),
    Run::of(0x02CA, 2, TYPOGRAPHY | SAME, 1, 285), Run::of(0x02D0, 1, TYPOGRAPHY, 1, 266),
    Run::of(0x02D6, 1, TYPOGRAPHY, 1, 710), Run::of(0x02DC, 1, TYPOGRAPHY, 1, 1750),
    Run::of(0x02E1, 3, LOOKALIKES, 1, 979), Run::of(0x02EE, 1, TYPOGRAPHY, 1, 706),
    Run::of(0x02F7, 2, TYPOGRAPHY, 1, 1750), Run::of(0x0300, 79, ACCENTS | SAME, 0, 0),
    Run::of(0x034F, 1, SPACES, 0, 0), Run::of(0x0350, 32, ACCENTS | SAME, 0, 0), Run::of(0x037E, 1, TYPOGRAPHY, 1, 940),
    Run::of(0x038F, 1, ACCENTS, 2, 253), Run::of(0x0391, 2, LOOKALIKES, 1, 1226),
    Run::of(0x0395, 3, LOOKALIKES, 1, 1004), Run::of(0x0399, 2, LOOKALIKES, 1, 1021),
    Run::of(0x039C, 2, LOOKALIKES, 1, 1238), Run::of(0x039F, 1, LOOKALIKES, 1, 43),
    Run::of(0x03A1, 1, LOOKALIKES, 1, 46), Run::of(0x03A4, 2, LOOKALIKES, 1, 289),
    Run::of(0x03A7, 1, LOOKALIKES, 1, 70), Run::of(0x03F4, 1, LOOKALIKES, 2, 311),
    Run::of(0x03F9, 1, LOOKALIKES, 2, 313), Run::of(0x061C, 1, SPACES, 0, 0), Run::of(0x0E3F, 1, TYPOGRAPHY, 3, 1760),
    Run::of(0x1680, 1, SPACES, 1, 281), Run::of(0x180E, 1, SPACES, 0, 0), Run::of(0x1D00, 1, LOOKALIKES, 1, 1),
    Run::of(0x1D04, 2, LOOKALIKES, 1, 664), Run::of(0x1D07, 1, LOOKALIKES, 1, 13),
    Run::of(0x1D0A, 2, LOOKALIKES, 1, 1235), Run::of(0x1D0D, 1, LOOKALIKES, 1, 37),
    Run::of(0x1D0F, 1, LOOKALIKES, 1, 43), Run::of(0x1D18, 1, LOOKALIKES, 1, 46),
    Run::of(0x1D1B, 2, LOOKALIKES, 1, 624), Run::of(0x1D20, 3, LOOKALIKES, 1, 912),
    Run::of(0x1D2C, 1, LOOKALIKES, 1, 1), Run::of(0x1D2D, 1, LOOKALIKES, 2, 244), Run::of(0x1D2E, 1, LOOKALIKES, 1, 4),
    Run::of(0x1D30, 2, LOOKALIKES, 1, 1229), Run::of(0x1D33, 8, LOOKALIKES, 1, 1232),
    Run::of(0x1D3C, 1, LOOKALIKES, 1, 43), Run::of(0x1D3E, 6, LOOKALIKES, 1, 854),
    Run::of(0x1D47, 3, LOOKALIKES, 1, 1732), Run::of(0x1D4D, 1, LOOKALIKES, 1, 389),
    Run::of(0x1D4F, 2, LOOKALIKES, 1, 272), Run::of(0x1D52, 1, LOOKALIKES, 1, 236),
    Run::of(0x1D56, 3, LOOKALIKES, 1, 1562), Run::of(0x1D5B, 1, LOOKALIKES, 1, 557),
    Run::of(0x1D62, 4, LOOKALIKES, 1, 1131), Run::of(0x1D9C, 1, LOOKALIKES, 1, 234),
    Run::of(0x1DA0, 1, LOOKALIKES, 1, 387), Run::of(0x1DBB, 1, LOOKALIKES, 1, 187), Run::of(0x1DCD, 1, ACCENTS, 1, 932),
    Run::of(0x1E00, 8, ACCENTS, 1, 765), Run::of(0x1E08, 1, ACCENTS, 2, 324), Run::of(0x1E09, 12, ACCENTS, 1, 668),
    Run::of(0x1E15, 3, ACCENTS, 2, 275), Run::of(0x1E18, 54, ACCENTS, 1, 380), Run::of(0x1E4E, 2, ACCENTS, 2, 299),
    Run::of(0x1E50, 1, ACCENTS, 1, 43), Run::of(0x1E51, 1, ACCENTS, 2, 334), Run::of(0x1E52, 40, ACCENTS, 1, 806),
    Run::of(0x1E7A, 2, ACCENTS, 2, 206), Run::of(0x1E7C, 30, ACCENTS, 1, 1052), Run::of(0x1E9B, 1, ACCENTS, 1, 263),
    Run::of(0x1E9E, 1, ACCENTS, 2, 781), Run::of(0x1EA0, 7, ACCENTS, 1, 370), Run::of(0x1EA7, 1, ACCENTS, 2, 328),
    Run::of(0x1EA8, 9, ACCENTS, 1, 370), Run::of(0x1EB1, 1, ACCENTS, 2, 328), Run::of(0x1EB2, 12, ACCENTS, 1, 374),
    Run::of(0x1EBE, 2, ACCENTS, 2, 277), Run::of(0x1EC0, 1, ACCENTS, 1, 13), Run::of(0x1EC1, 1, ACCENTS, 2, 275),
    Run::of(0x1EC2, 17, ACCENTS, 1, 344), Run::of(0x1ED3, 1, ACCENTS, 2, 334), Run::of(0x1ED4, 9, ACCENTS, 1, 354),
    Run::of(0x1EDD, 1, ACCENTS, 2, 334), Run::of(0x1EDE, 13, ACCENTS, 1, 432), Run::of(0x1EEB, 1, ACCENTS, 2, 336),
    Run::of(0x1EEC, 14, ACCENTS, 1, 840), Run::of(0x1F68, 8, ACCENTS | SAME, 2, 253),
    Run::of(0x1FA8, 8, ACCENTS | SAME, 2, 253), Run::of(0x1FFA, 3, ACCENTS | SAME, 2, 253),
    Run::of(0x2000, 11, SPACES | SAME, 1, 281), Run::of(0x200B, 5, SPACES | SAME, 0, 0),
    Run::of(0x2010, 6, TYPOGRAPHY | SAME, 1, 270), Run::of(0x2017, 10, TYPOGRAPHY, 1, 701),
    Run::of(0x2021, 1, TYPOGRAPHY, 2, 710), Run::of(0x2022, 3, TYPOGRAPHY, 1, 1648),
    Run::of(0x2025, 1, TYPOGRAPHY, 2, 650), Run::of(0x2026, 1, TYPOGRAPHY, 3, 650),
    Run::of(0x2027, 1, TYPOGRAPHY, 1, 259), Run::of(0x2028, 2, SPACES | SAME, 1, 319),
    Run::of(0x202A, 5, SPACES | SAME, 0, 0), Run::of(0x202F, 1, SPACES, 1, 281),
    Run::of(0x2030, 1, TYPOGRAPHY, 4, 1672), Run::of(0x2032, 2, TYPOGRAPHY, 1, 705),
    Run::of(0x2034, 1, TYPOGRAPHY, 3, 1642), Run::of(0x2035, 2, TYPOGRAPHY, 1, 705),
    Run::of(0x2039, 2, TYPOGRAPHY, 1, 760), Run::of(0x203C, 1, TYPOGRAPHY, 2, 945),
    Run::of(0x2043, 2, TYPOGRAPHY, 1, 1738), Run::of(0x2047, 3, TYPOGRAPHY, 2, 942),
    Run::of(0x204E, 2, TYPOGRAPHY, 1, 1030), Run::of(0x2057, 1, TYPOGRAPHY, 4, 1642),
    Run::of(0x205F, 1, SPACES, 1, 281), Run::of(0x2060, 5, SPACES | SAME, 0, 0),
    Run::of(0x2066, 4, SPACES | SAME, 0, 0), Run::of(0x2070, 2, LOOKALIKES, 1, 1675),
    Run::of(0x2074, 6, LOOKALIKES, 1, 1594), Run::of(0x207A, 1, TYPOGRAPHY, 1, 710),
    Run::of(0x207C, 3, TYPOGRAPHY, 1, 951), Run::of(0x207F, 11, LOOKALIKES, 1, 1589),
    Run::of(0x208A, 1, TYPOGRAPHY, 1, 710), Run::of(0x208C, 3, TYPOGRAPHY, 1, 951),
    Run::of(0x2090, 4, LOOKALIKES, 1, 970), Run::of(0x2095, 8, LOOKALIKES, 1, 1191),
    Run::of(0x20A1, 1, TYPOGRAPHY, 3, 999), Run::of(0x20A6, 1, TYPOGRAPHY, 3, 1008),
    Run::of(0x20A8, 1, TYPOGRAPHY, 2, 785), Run::of(0x20A9, 3, TYPOGRAPHY, 3, 742),
    Run::of(0x20B1, 2, TYPOGRAPHY, 3, 228), Run::of(0x20B4, 2, TYPOGRAPHY, 3, 1763),
    Run::of(0x20B8, 1, TYPOGRAPHY, 3, 1758), Run::of(0x20B9, 2, TYPOGRAPHY, 2, 961),
    Run::of(0x20BC, 4, TYPOGRAPHY, 3, 653), Run::of(0x20D2, 2, ACCENTS | SAME, 1, 1748),
    Run::of(0x20E5, 1, ACCENTS, 1, 930), Run::of(0x2100, 2, TYPOGRAPHY, 3, 859), Run::of(0x2102, 1, LOOKALIKES, 1, 7),
    Run::of(0x2105, 2, TYPOGRAPHY, 3, 234), Run::of(0x210A, 5, LOOKALIKES, 1, 1776),
    Run::of(0x2110, 4, LOOKALIKES, 1, 1137), Run::of(0x2115, 1, LOOKALIKES, 1, 40),
    Run::of(0x2116, 1, TYPOGRAPHY, 2, 1010), Run::of(0x2119, 5, LOOKALIKES, 1, 921),
    Run::of(0x2120, 1, TYPOGRAPHY, 2, 782), Run::of(0x2121, 1, TYPOGRAPHY, 3, 591),
    Run::of(0x2122, 1, TYPOGRAPHY, 2, 1141), Run::of(0x2124, 1, LOOKALIKES, 1, 76),
    Run::of(0x2126, 1, LOOKALIKES, 2, 253), Run::of(0x2128, 1, LOOKALIKES, 1, 76),
    Run::of(0x212A, 1, LOOKALIKES, 1, 31), Run::of(0x212B, 1, ACCENTS, 2, 240), Run::of(0x212C, 2, LOOKALIKES, 1, 1227),
    Run::of(0x212F, 3, LOOKALIKES, 1, 1743), Run::of(0x2133, 2, LOOKALIKES, 1, 1014),
    Run::of(0x2139, 1, LOOKALIKES, 1, 351), Run::of(0x213B, 1, TYPOGRAPHY, 3, 996),
    Run::of(0x213E, 2, LOOKALIKES, 2, 307), Run::of(0x2145, 5, LOOKALIKES, 1, 750),
    Run::of(0x2150, 2, TYPOGRAPHY, 3, 222), Run::of(0x2152, 1, TYPOGRAPHY, 4, 458),
    Run::of(0x2153, 12, TYPOGRAPHY, 3, 122), Run::of(0x215F, 1, TYPOGRAPHY, 2, 122),
    Run::of(0x2160, 1, LOOKALIKES, 1, 25), Run::of(0x2161, 1, LOOKALIKES, 2, 681),
    Run::of(0x2162, 1, LOOKALIKES, 3, 681), Run::of(0x2163, 1, LOOKALIKES, 2, 1051),
    Run::of(0x2164, 1, LOOKALIKES, 1, 64), Run::of(0x2165, 1, LOOKALIKES, 2, 1018),
    Run::of(0x2166, 1, LOOKALIKES, 3, 1018), Run::of(0x2167, 1, LOOKALIKES, 4, 1018),
    Run::of(0x2168, 1, LOOKALIKES, 2, 1135), Run::of(0x2169, 1, LOOKALIKES, 1, 70),
    Run::of(0x216A, 1, LOOKALIKES, 2, 1136), Run::of(0x216B, 1, LOOKALIKES, 3, 1136),
    Run::of(0x216C, 5, LOOKALIKES, 1, 964), Run::of(0x2171, 1, LOOKALIKES, 2, 974),
    Run::of(0x2172, 1, LOOKALIKES, 3, 1567), Run::of(0x2173, 1, LOOKALIKES, 2, 968),
    Run::of(0x2174, 1, LOOKALIKES, 1, 557), Run::of(0x2175, 1, LOOKALIKES, 2, 1566),
    Run::of(0x2176, 1, LOOKALIKES, 3, 1566), Run::of(0x2177, 1, LOOKALIKES, 4, 1566),
    Run::of(0x2178, 1, LOOKALIKES, 2, 1676), Run::of(0x2179, 1, LOOKALIKES, 1, 563),
    Run::of(0x217A, 1, LOOKALIKES, 2, 973), Run::of(0x217B, 1, LOOKALIKES, 3, 973),
    Run::of(0x217C, 4, LOOKALIKES, 1, 1715), Run::of(0x2189, 1, TYPOGRAPHY, 3, 1486),
    Run::of(0x2190, 1, TYPOGRAPHY, 2, 269), Run::of(0x2192, 1, TYPOGRAPHY, 2, 270),
    Run::of(0x2194, 1, TYPOGRAPHY, 3, 269), Run::of(0x21D0, 1, TYPOGRAPHY, 2, 269),
    Run::of(0x21D2, 1, TYPOGRAPHY, 2, 270), Run::of(0x2212, 1, TYPOGRAPHY, 1, 270),
    Run::of(0x2215, 1, TYPOGRAPHY, 1, 123), Run::of(0x2217, 1, TYPOGRAPHY, 1, 757),
    Run::of(0x2219, 1, TYPOGRAPHY, 1, 259), Run::of(0x2223, 1, TYPOGRAPHY, 1, 1748),
    Run::of(0x223C, 1, TYPOGRAPHY, 1, 1750), Run::of(0x2248, 1, TYPOGRAPHY, 1, 1750),
    Run::of(0x2260, 1, TYPOGRAPHY, 2, 283), Run::of(0x2264, 2, TYPOGRAPHY, 2, 948),
    Run::of(0x226E, 2, TYPOGRAPHY, 1, 760), Run::of(0x229B, 1, TYPOGRAPHY, 1, 757),
    Run::of(0x22C5, 1, TYPOGRAPHY, 1, 259), Run::of(0x239C, 1, TYPOGRAPHY, 1, 1748),
    Run::of(0x239F, 1, TYPOGRAPHY, 1, 1748), Run::of(0x23B8, 2, TYPOGRAPHY | SAME, 1, 1748),
    Run::of(0x23BC, 2, TYPOGRAPHY | SAME, 1, 270), Run::of(0x23D0, 1, TYPOGRAPHY, 1, 1748),
    Run::of(0x2460, 9, LOOKALIKES, 1, 1591), Run::of(0x2469, 11, LOOKALIKES, 2, 1651),
    Run::of(0x2474, 9, LOOKALIKES, 3, 158), Run::of(0x247D, 11, LOOKALIKES, 4, 78),
    Run::of(0x2488, 9, LOOKALIKES, 2, 633), Run::of(0x2491, 37, LOOKALIKES, 3, 460),
    Run::of(0x24B6, 53, LOOKALIKES, 1, 1434), Run::of(0x25A0, 2, TYPOGRAPHY | SAME, 1, 757),
    Run::of(0x25AA, 2, TYPOGRAPHY | SAME, 1, 757), Run::of(0x25B6, 1, TYPOGRAPHY, 1, 757),
    Run::of(0x25BA, 1, TYPOGRAPHY, 1, 757), Run::of(0x25CB, 1, TYPOGRAPHY, 1, 757),
    Run::of(0x25CF, 1, TYPOGRAPHY, 1, 757), Run::of(0x25E6, 1, TYPOGRAPHY, 1, 757),
    Run::of(0x25FD, 2, TYPOGRAPHY | SAME, 1, 757), Run::of(0x2605, 2, TYPOGRAPHY | SAME, 1, 757),
    Run::of(0x2715, 2, TYPOGRAPHY | SAME, 1, 563), Run::of(0x2722, 5, TYPOGRAPHY | SAME, 1, 757),
    Run::of(0x2731, 3, TYPOGRAPHY | SAME, 1, 757), Run::of(0x273A, 4, TYPOGRAPHY | SAME, 1, 757),
    Run::of(0x2743, 1, TYPOGRAPHY, 1, 757), Run::of(0x2749, 3, TYPOGRAPHY | SAME, 1, 757),
    Run::of(0x2756, 1, TYPOGRAPHY, 1, 757), Run::of(0x275B, 4, TYPOGRAPHY, 1, 1644),
    Run::of(0x2768, 4, TYPOGRAPHY, 1, 952), Run::of(0x2774, 2, TYPOGRAPHY, 1, 937),
    Run::of(0x27A4, 1, TYPOGRAPHY, 1, 757), Run::of(0x27EE, 2, TYPOGRAPHY, 1, 935),
    Run::of(0x2982, 1, TYPOGRAPHY, 1, 266), Run::of(0x2985, 2, TYPOGRAPHY, 1, 935),
    Run::of(0x29C6, 1, TYPOGRAPHY, 1, 757), Run::of(0x29F5, 1, TYPOGRAPHY, 1, 930),
    Run::of(0x29F8, 2, TYPOGRAPHY, 1, 1692), Run::of(0x2A74, 1, TYPOGRAPHY, 3, 266),
    Run::of(0x2A75, 1, TYPOGRAPHY, 2, 762), Run::of(0x2A76, 1, TYPOGRAPHY, 3, 762), Run::of(0x2C66, 1, ACCENTS, 1, 368),
    Run::of(0x2C7C, 2, LOOKALIKES, 1, 1560), Run::of(0x3000, 1, SPACES, 1, 281), Run::of(0x3001, 2, TYPOGRAPHY, 1, 869),
    Run::of(0x301D, 3, TYPOGRAPHY | SAME, 1, 706), Run::of(0x3250, 1, LOOKALIKES, 3, 590),
    Run::of(0x3251, 15, LOOKALIKES, 2, 877), Run::of(0x32B1, 15, LOOKALIKES, 2, 1488),
    Run::of(0x32CC, 1, LOOKALIKES, 2, 1006), Run::of(0x32CD, 1, LOOKALIKES, 3, 1025),
    Run::of(0x32CE, 1, LOOKALIKES, 2, 293), Run::of(0x32CF, 1, LOOKALIKES, 3, 1541),
    Run::of(0x3371, 1, LOOKALIKES, 3, 1780), Run::of(0x3372, 2, LOOKALIKES, 2, 697),
    Run::of(0x3374, 1, LOOKALIKES, 3, 772), Run::of(0x3375, 3, LOOKALIKES, 2, 1041),
    Run::of(0x3378, 2, LOOKALIKES, 3, 1045), Run::of(0x337A, 1, LOOKALIKES, 2, 287),
    Run::of(0x3380, 2, LOOKALIKES, 2, 982), Run::of(0x3383, 5, LOOKALIKES, 2, 712),
    Run::of(0x3388, 1, LOOKALIKES, 3, 977), Run::of(0x3389, 1, LOOKALIKES, 4, 976),
    Run::of(0x338A, 2, LOOKALIKES, 2, 993), Run::of(0x338E, 3, LOOKALIKES, 2, 1718),
    Run::of(0x3391, 4, LOOKALIKES, 3, 185), Run::of(0x3396, 5, LOOKALIKES, 2, 727),
    Run::of(0x339C, 3, LOOKALIKES, 2, 445), Run::of(0x339F, 2, LOOKALIKES, 3, 872),
    Run::of(0x33A1, 1, LOOKALIKES, 2, 450), Run::of(0x33A2, 3, LOOKALIKES, 3, 449),
    Run::of(0x33A5, 1, LOOKALIKES, 2, 273), Run::of(0x33A6, 1, LOOKALIKES, 3, 272),
    Run::of(0x33A9, 1, LOOKALIKES, 2, 687), Run::of(0x33AA, 4, LOOKALIKES, 3, 686),
    Run::of(0x33B0, 2, LOOKALIKES, 2, 262), Run::of(0x33B3, 3, LOOKALIKES, 2, 907),
    Run::of(0x33B7, 5, LOOKALIKES, 2, 1697), Run::of(0x33BD, 3, LOOKALIKES, 2, 736),
    Run::of(0x33C0, 2, LOOKALIKES, 3, 252), Run::of(0x33C2, 1, LOOKALIKES, 4, 1782),
    Run::of(0x33C3, 3, LOOKALIKES, 2, 721), Run::of(0x33C7, 1, LOOKALIKES, 3, 1707),
    Run::of(0x33C8, 10, LOOKALIKES, 2, 1570), Run::of(0x33D2, 1, LOOKALIKES, 3, 1774),
    Run::of(0x33D3, 2, LOOKALIKES, 2, 1729), Run::of(0x33D5, 2, LOOKALIKES, 3, 1769),
    Run::of(0x33D7, 1, LOOKALIKES, 2, 228), Run::of(0x33D8, 1, LOOKALIKES, 4, 258),
    Run::of(0x33D9, 1, LOOKALIKES, 3, 1012), Run::of(0x33DA, 4, LOOKALIKES, 2, 784),
    Run::of(0x33FF, 1, LOOKALIKES, 3, 1027), Run::of(0xA730, 2, LOOKALIKES, 1, 1745),
    Run::of(0xA789, 2, TYPOGRAPHY, 1, 267), Run::of(0xA7F2, 3, LOOKALIKES, 1, 1001),
    Run::of(0xFB00, 3, LOOKALIKES, 2, 1710), Run::of(0xFB03, 2, LOOKALIKES, 3, 1724),
    Run::of(0xFB05, 2, LOOKALIKES | SAME, 2, 1197), Run::of(0xFB29, 1, TYPOGRAPHY, 1, 710),
    Run::of(0xFE00, 16, SPACES | SAME, 0, 0), Run::of(0xFE10, 2, TYPOGRAPHY, 1, 704),
    Run::of(0xFE13, 4, TYPOGRAPHY, 1, 939), Run::of(0xFE19, 1, TYPOGRAPHY, 3, 650),
    Run::of(0xFE30, 1, TYPOGRAPHY, 2, 650), Run::of(0xFE33, 6, TYPOGRAPHY, 1, 933),
    Run::of(0xFE47, 2, TYPOGRAPHY, 1, 291), Run::of(0xFE4D, 6, TYPOGRAPHY, 1, 865),
    Run::of(0xFE54, 9, TYPOGRAPHY, 1, 1031), Run::of(0xFE5F, 8, TYPOGRAPHY, 1, 755),
    Run::of(0xFE68, 4, TYPOGRAPHY, 1, 1693), Run::of(0xFEFF, 1, SPACES, 0, 0), Run::of(0xFF01, 15, TYPOGRAPHY, 1, 1678),
    Run::of(0xFF10, 10, LOOKALIKES, 1, 1590), Run::of(0xFF1A, 7, TYPOGRAPHY, 1, 1751),
    Run::of(0xFF21, 26, LOOKALIKES, 1, 1226), Run::of(0xFF3B, 5, TYPOGRAPHY, 1, 929),
    Run::of(0xFF41, 26, LOOKALIKES, 1, 1200), Run::of(0xFF5B, 4, TYPOGRAPHY, 1, 1747),
    Run::of(0xFF61, 1, TYPOGRAPHY, 1, 259), Run::of(0xFF64, 1, TYPOGRAPHY, 1, 704),
    Run::of(0xFFE1, 1, TYPOGRAPHY, 2, 320), Run::of(0xFFE5, 1, TYPOGRAPHY, 2, 322),
];

/// Those from U+10000 on, without that bit.
#[rustfmt::skip]
pub(super) static BEYOND: [Run; 75] = [
    Run::of(0x0783, 1, LOOKALIKES, 2, 246), Run::of(0x07A2, 1, LOOKALIKES, 2, 250),
    Run::of(0x07A5, 1, LOOKALIKES, 1, 542), Run::of(0xD400, 85, LOOKALIKES, 1, 1226),
    Run::of(0xD456, 71, LOOKALIKES, 1, 1208), Run::of(0xD49E, 2, LOOKALIKES, 1, 664),
    Run::of(0xD4A2, 1, LOOKALIKES, 1, 19), Run::of(0xD4A5, 2, LOOKALIKES, 1, 1235),
    Run::of(0xD4A9, 4, LOOKALIKES, 1, 1239), Run::of(0xD4AE, 12, LOOKALIKES, 1, 1244),
    Run::of(0xD4BB, 1, LOOKALIKES, 1, 387), Run::of(0xD4BD, 7, LOOKALIKES, 1, 1207),
    Run::of(0xD4C5, 65, LOOKALIKES, 1, 1215), Run::of(0xD507, 4, LOOKALIKES, 1, 1229),
    Run::of(0xD50D, 8, LOOKALIKES, 1, 1235), Run::of(0xD516, 7, LOOKALIKES, 1, 1244),
    Run::of(0xD51E, 28, LOOKALIKES, 1, 1200), Run::of(0xD53B, 4, LOOKALIKES, 1, 1229),
    Run::of(0xD540, 5, LOOKALIKES, 1, 1234), Run::of(0xD546, 1, LOOKALIKES, 1, 43),
    Run::of(0xD54A, 7, LOOKALIKES, 1, 1244), Run::of(0xD552, 255, LOOKALIKES, 1, 1200),
    Run::of(0xD651, 83, LOOKALIKES, 1, 1247), Run::of(0xD6AA, 2, LOOKALIKES, 2, 303),
    Run::of(0xD6AF, 1, LOOKALIKES, 2, 311), Run::of(0xD6B2, 1, LOOKALIKES, 2, 338),
    Run::of(0xD6B5, 1, LOOKALIKES, 2, 340), Run::of(0xD6B7, 1, LOOKALIKES, 2, 309),
    Run::of(0xD6B9, 2, LOOKALIKES, 2, 311), Run::of(0xD6BD, 1, LOOKALIKES, 2, 342),
    Run::of(0xD6BF, 2, LOOKALIKES, 2, 315), Run::of(0xD6E4, 2, LOOKALIKES, 2, 303),
    Run::of(0xD6E9, 1, LOOKALIKES, 2, 311), Run::of(0xD6EC, 1, LOOKALIKES, 2, 338),
    Run::of(0xD6EF, 1, LOOKALIKES, 2, 340), Run::of(0xD6F1, 1, LOOKALIKES, 2, 309),
    Run::of(0xD6F3, 2, LOOKALIKES, 2, 311), Run::of(0xD6F7, 1, LOOKALIKES, 2, 342),
    Run::of(0xD6F9, 2, LOOKALIKES, 2, 315), Run::of(0xD71E, 2, LOOKALIKES, 2, 303),
    Run::of(0xD723, 1, LOOKALIKES, 2, 311), Run::of(0xD726, 1, LOOKALIKES, 2, 338),
    Run::of(0xD729, 1, LOOKALIKES, 2, 340), Run::of(0xD72B, 1, LOOKALIKES, 2, 309),
    Run::of(0xD72D, 2, LOOKALIKES, 2, 311), Run::of(0xD731, 1, LOOKALIKES, 2, 342),
    Run::of(0xD733, 2, LOOKALIKES, 2, 315), Run::of(0xD758, 2, LOOKALIKES, 2, 303),
    Run::of(0xD75D, 1, LOOKALIKES, 2, 311), Run::of(0xD760, 1, LOOKALIKES, 2, 338),
    Run::of(0xD763, 1, LOOKALIKES, 2, 340), Run::of(0xD765, 1, LOOKALIKES, 2, 309),
    Run::of(0xD767, 2, LOOKALIKES, 2, 311), Run::of(0xD76B, 1, LOOKALIKES, 2, 342),
    Run::of(0xD76D, 2, LOOKALIKES, 2, 315), Run::of(0xD792, 2, LOOKALIKES, 2, 303),
    Run::of(0xD797, 1, LOOKALIKES, 2, 311), Run::of(0xD79A, 1, LOOKALIKES, 2, 338),
    Run::of(0xD79D, 1, LOOKALIKES, 2, 340), Run::of(0xD79F, 1, LOOKALIKES, 2, 309),
    Run::of(0xD7A1, 2, LOOKALIKES, 2, 311), Run::of(0xD7A5, 1, LOOKALIKES, 2, 342),
    Run::of(0xD7A7, 2, LOOKALIKES, 2, 315), Run::of(0xD7CE, 50, LOOKALIKES, 1, 1590),
    Run::of(0xF100, 11, LOOKALIKES, 2, 1517), Run::of(0xF110, 26, LOOKALIKES, 3, 0),
    Run::of(0xF12B, 2, LOOKALIKES, 1, 999), Run::of(0xF12D, 2, LOOKALIKES, 2, 664),
    Run::of(0xF130, 26, LOOKALIKES, 1, 1226), Run::of(0xF14A, 4, LOOKALIKES, 2, 775),
    Run::of(0xF14E, 1, LOOKALIKES, 3, 1016), Run::of(0xF14F, 1, LOOKALIKES, 2, 1706),
    Run::of(0xF16A, 3, TYPOGRAPHY, 2, 1142), Run::of(0xF190, 1, LOOKALIKES, 2, 919),
    Run::of(0xFBF0, 10, LOOKALIKES, 1, 1590),
];

/// A letter, a mark behind it, and where what they make is in [`TEXT`]; in order.
#[rustfmt::skip]
pub(super) static COMPOSITIONS: [Composition; 34] = [
    Composition::of(b'=', '\u{338}', 283), // !=
    Composition::of(b'A', '\u{308}', 295), // Ä
    Composition::of(b'A', '\u{30A}', 240), // Å
    Composition::of(b'A', '\u{344}', 295), // Ä
    Composition::of(b'C', '\u{327}', 324), // Ç
    Composition::of(b'E', '\u{301}', 277), // É
    Composition::of(b'E', '\u{341}', 277), // É
    Composition::of(b'E', '\u{344}', 277), // É
    Composition::of(b'N', '\u{303}', 326), // Ñ
    Composition::of(b'O', '\u{308}', 299), // Ö
    Composition::of(b'O', '\u{344}', 299), // Ö
    Composition::of(b'U', '\u{308}', 206), // Ü
    Composition::of(b'U', '\u{344}', 206), // Ü
    Composition::of(b'a', '\u{300}', 328), // à
    Composition::of(b'a', '\u{308}', 297), // ä
    Composition::of(b'a', '\u{30A}', 242), // å
    Composition::of(b'a', '\u{340}', 328), // à
    Composition::of(b'a', '\u{344}', 297), // ä
    Composition::of(b'e', '\u{300}', 275), // è
    Composition::of(b'e', '\u{301}', 279), // é
    Composition::of(b'e', '\u{340}', 275), // è
    Composition::of(b'e', '\u{341}', 279), // é
    Composition::of(b'e', '\u{344}', 279), // é
    Composition::of(b'i', '\u{300}', 330), // ì
    Composition::of(b'i', '\u{340}', 330), // ì
    Composition::of(b'n', '\u{303}', 332), // ñ
    Composition::of(b'o', '\u{300}', 334), // ò
    Composition::of(b'o', '\u{308}', 301), // ö
    Composition::of(b'o', '\u{340}', 334), // ò
    Composition::of(b'o', '\u{344}', 301), // ö
    Composition::of(b'u', '\u{300}', 336), // ù
    Composition::of(b'u', '\u{308}', 208), // ü
    Composition::of(b'u', '\u{340}', 336), // ù
    Composition::of(b'u', '\u{344}', 208), // ü
];
