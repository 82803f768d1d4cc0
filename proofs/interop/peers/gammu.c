/* Exposes libGammu through the line protocol of ../src/process.rs. libGammu's strings are
 * UTF-16BE. */
#include <gammu.h>

#include "line.h"

static size_t units_in(const unsigned char *text)
{
	size_t units = 0;

	while (text[2 * units] || text[2 * units + 1])
		units++;
	return units;
}

/* Decodes an SMS-DELIVER that contains the user data of the question. */
static int read_deliver(GSM_SMSMessage *message)
{
	unsigned dcs = number_field(), has_header = number_field(), udl = number_field();
	uint8_t tpdu[FIELD] = { 0x04, 0x0B, 0x91, 0x44, 0x77, 0x00, 0x90, 0x00, 0xF0, 0x00 };
	const uint8_t timestamp[7] = { 0x62, 0x11, 0x32, 0x81, 0x00, 0x00, 0x00 };
	size_t length, end;

	tpdu[0] |= has_header << 6;
	tpdu[10] = dcs;
	memcpy(tpdu + 11, timestamp, 7);
	tpdu[18] = udl;
	length = 19 + hex_field(tpdu + 19);

	GSM_SetDefaultReceivedSMSData(message);
	GSM_Error error = GSM_DecodePDUFrame(GSM_GetGlobalDebug(), message, tpdu, length, &end, FALSE);
	if (error != ERR_NONE)
		refuse(GSM_ErrorString(error));
	return error == ERR_NONE;
}

static void answer_part(const GSM_SMSMessage *message)
{
	answer_number(message->UDH.ID16bit >= 0 ? message->UDH.ID16bit : message->UDH.ID8bit);
	answer_number(message->UDH.AllParts);
	answer_number(message->UDH.PartNumber);
}

/* R: prints the text and the reference, total and sequence numbers of user data. */
static void read_text(void)
{
	GSM_SMSMessage message;

	if (!read_deliver(&message))
		return;
	answer_hex(message.Text, 2 * units_in(message.Text));
	answer_part(&message);
}

/* B: as R, for 8-bit data. */
static void read_data(void)
{
	GSM_SMSMessage message;

	if (!read_deliver(&message))
		return;
	if (message.Coding != SMS_Coding_8bit) {
		refuse("no 8-bit data");
		return;
	}
	answer_hex(message.Text, message.Length);
	answer_part(&message);
}

/* Encodes a message as an SMS-SUBMIT, and prints its TP-UDL and TP-UD. */
static int answer_submit(GSM_SMSMessage *message)
{
	unsigned char tpdu[2000] = { 0 };
	int length = 0;

	message->PDU = SMS_Submit;
	EncodeUnicode(message->Number, "+447700900000", 13);
	GSM_Error error = GSM_EncodeSMSFrame(GSM_GetGlobalDebug(), message, tpdu, PHONE_SMSSubmit, &length, TRUE);
	if (error != ERR_NONE) {
		refuse(GSM_ErrorString(error));
		return 0;
	}
	answer_number(tpdu[PHONE_SMSSubmit.TPUDL]);
	answer_hex(tpdu + PHONE_SMSSubmit.Text, length - PHONE_SMSSubmit.Text);
	return 1;
}

/* W: encodes a text with a header. */
static void write_text(void)
{
	unsigned dcs = number_field();
	GSM_SMSMessage message;
	uint8_t text[FIELD];

	GSM_SetDefaultSMSData(&message);
	message.UDH.Length = hex_field(message.UDH.Text);
	message.UDH.Type = message.UDH.Length ? UDH_UserUDH : UDH_NoUDH;
	size_t octets = hex_field(text);
	if (octets > 2 * GSM_MAX_SMS_LENGTH) {
		refuse("too long");
		return;
	}
	memcpy(message.Text, text, octets);
	message.Text[octets] = message.Text[octets + 1] = 0;
	message.Length = octets / 2;
	message.Coding = dcs == 0x08 ? SMS_Coding_Unicode_No_Compression : SMS_Coding_Default_No_Compression;
	answer_submit(&message);
}

/* D: encodes 8-bit data with a header. */
static void write_data(void)
{
	GSM_SMSMessage message;

	GSM_SetDefaultSMSData(&message);
	message.UDH.Length = hex_field(message.UDH.Text);
	message.UDH.Type = message.UDH.Length ? UDH_UserUDH : UDH_NoUDH;
	message.Length = hex_field(message.Text);
	message.Coding = SMS_Coding_8bit;
	answer_submit(&message);
}

/* S: splits a text, and prints the TP-UDL and TP-UD of each part. */
static void split_text(void)
{
	unsigned dcs = number_field(), reference_bits = number_field();
	static uint8_t text[FIELD];
	static GSM_MultiPartSMSInfo info;
	static GSM_MultiSMSMessage messages;
	size_t octets = hex_field(text);

	text[octets] = text[octets + 1] = 0;
	GSM_ClearMultiPartSMSInfo(&info);
	info.Class = -1;
	info.EntriesNum = 1;
	info.UnicodeCoding = dcs == 0x08;
	info.Entries[0].ID = reference_bits == 16 ? SMS_ConcatenatedTextLong16bit : SMS_ConcatenatedTextLong;
	info.Entries[0].Buffer = text;
	memset(&messages, 0, sizeof(messages));
	GSM_Error error = GSM_EncodeMultiPartSMS(GSM_GetGlobalDebug(), &info, &messages);
	if (error != ERR_NONE) {
		refuse(GSM_ErrorString(error));
		return;
	}
	for (int at = 0; at < messages.Number; at++)
		if (!answer_submit(&messages.SMS[at]))
			return;
}

int main(void)
{
	while (next_line()) {
		switch (command()) {
		case 'V': answer_word(GetGammuVersion()); break;
		case 'R': read_text(); break;
		case 'W': write_text(); break;
		case 'S': split_text(); break;
		case 'B': read_data(); break;
		case 'D': write_data(); break;
		default: refuse("unknown command");
		}
		end_line();
	}
	return 0;
}
