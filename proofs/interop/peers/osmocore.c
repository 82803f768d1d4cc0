/* Exposes libosmogsm through the line protocol of ../src/process.rs. libosmogsm's strings are
 * Latin-1. */
#include <osmocom/gsm/gsm_utils.h>

#include "line.h"

/* R: decodes user data. gsm_7bit_decode_n_hdr itself skips the header and the fill bits. */
static void read_text(void)
{
	unsigned dcs = number_field(), has_header = number_field(), udl = number_field();
	uint8_t octets[FIELD];
	size_t length = hex_field(octets);
	char latin1[FIELD];
	uint8_t text[2 * FIELD];

	if (dcs != 0x00) {
		refuse("only GSM 7-bit");
		return;
	}
	/* Zeroed in case the decoder reads past the last octet. */
	octets[length] = 0;
	int count = gsm_7bit_decode_n_hdr(latin1, sizeof(latin1), octets, udl, has_header);
	for (int at = 0; at < count; at++) {
		text[2 * at] = 0;
		text[2 * at + 1] = latin1[at];
	}
	answer_hex(text, 2 * count);
}

/* Reads a header, and computes its number of fill bits and its length in septets. Returns its
 * length in octets. */
static size_t header_field(uint8_t *header, uint8_t *fill, size_t *septets)
{
	size_t length = hex_field(header);

	*septets = (length * 8 + 6) / 7;
	*fill = *septets * 7 - length * 8;
	return length;
}

static void answer_packed(const uint8_t *header, size_t length, uint8_t fill,
			  size_t septets_in_header, const uint8_t *septets, size_t count)
{
	uint8_t octets[2 * FIELD] = { 0 };

	memcpy(octets, header, length);
	int packed = count ? gsm_septet_pack(octets + length, septets, count, fill) : 0;
	answer_number(septets_in_header + count);
	answer_hex(octets, length + packed);
}

/* W: encodes a text with a header. */
static void write_text(void)
{
	unsigned dcs = number_field();
	uint8_t header[FIELD], text[2 * FIELD], septets[2 * FIELD], fill;
	size_t septets_in_header;
	size_t length = header_field(header, &fill, &septets_in_header);
	size_t octets = hex_field(text);
	char latin1[FIELD];

	if (dcs != 0x00) {
		refuse("only GSM 7-bit");
		return;
	}
	for (size_t at = 0; at < octets; at += 2)
		latin1[at / 2] = text[at + 1];
	latin1[octets / 2] = 0;
	int count = gsm_septet_encode(septets, latin1);
	answer_packed(header, length, fill, septets_in_header, septets, count);
}

/* P: packs septets with a header. */
static void pack_septets(void)
{
	uint8_t header[FIELD], septets[2 * FIELD], fill;
	size_t septets_in_header;
	size_t length = header_field(header, &fill, &septets_in_header);
	size_t count = hex_field(septets);

	answer_packed(header, length, fill, septets_in_header, septets, count);
}

int main(void)
{
	while (next_line()) {
		switch (command()) {
		case 'V': answer_word(VERSION); break;
		case 'R': read_text(); break;
		case 'W': write_text(); break;
		case 'P': pack_septets(); break;
		default: refuse("unknown command");
		}
		end_line();
	}
	return 0;
}
