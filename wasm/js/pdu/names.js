// Written by `tests/names.rs`, which explains how. Do not edit.
// Each line has the first octet with a meaning, and the meaning.

export const STATUSES = `
00received by the recipient
01forwarded to the recipient, delivery not confirmed
02replaced by the message centre
03completed
10completed, specific to the message centre
20congestion, still trying
21recipient busy, still trying
22no response from the recipient, still trying
23service rejected, still trying
24quality of service not available, still trying
25error in the recipient, still trying
26temporary error, still trying
30temporary error specific to the message centre, still trying
40remote procedure error
41incompatible destination
42connection rejected by the recipient
43not obtainable
44quality of service not available
45no interworking available
46validity period expired
47deleted by the sender
48deleted by the administration of the message centre
49message does not exist
4Apermanent error
50permanent error specific to the message centre
60congestion, given up
61recipient busy, given up
62no response from the recipient, given up
63service rejected, given up
64quality of service not available, given up
65error in the recipient, given up
66temporary error, given up
70temporary error specific to the message centre, given up
80service rejected, given up`;

export const FAILURES = `
00reserved
80telematic interworking not supported
81short message type 0 not supported
82short message cannot be replaced
83reserved
8Funspecified TP-PID error
90data coding scheme not supported
91message class not supported
92reserved
9Funspecified TP-DCS error
A0command cannot be executed
A1command not supported
A2reserved
AFunspecified command error
B0TPDU not supported
B1reserved
C0message centre busy
C1no subscription at the message centre
C2message centre failure
C3invalid address
C4destination barred
C5duplicate rejected
C6TP-VPF not supported
C7TP-VP not supported
C8reserved
D0SIM storage full
D1no storage in the SIM
D2error in the mobile
D3memory capacity exceeded
D4SIM application toolkit busy
D5SIM data download error
D6reserved
E0specific to an application
FFunspecified error`;

export const ELEMENTS = `
00concatenated short messages, 8-bit reference number
01special SMS message indication
02
04application port addressing scheme, 8 bit address
05application port addressing scheme, 16 bit address
06SMSC control parameters
07UDH source indicator
08concatenated short message, 16-bit reference number
09wireless control message protocol
0Atext formatting
0Bpredefined sound
0Cuser defined sound
0Dpredefined animation
0Elarge animation
0Fsmall animation
10large picture
11small picture
12variable picture
13user prompt indicator
14extended object
15reused extended object
16compression control
17object distribution indicator
18standard WVG object
19character size WVG object
1Aextended object data request command
1B
20RFC 5322 e-mail header
21hyperlink format element
22reply address element
23enhanced voice mail information
24national language single shift
25national language locking shift
26
70(U)SIM toolkit security header
80SME to SME specific use
A0
C0SC specific use
E0`;
