/* The line protocol of ../src/process.rs in C: fields are separated by spaces, octets are in
 * hexadecimal with `-` for none, and each line gets a one-line answer. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In octets; longer than any field of a question. */
#define FIELD 100000

static char line[4 * FIELD];
static char *rest;

static int next_line(void)
{
	if (!fgets(line, sizeof(line), stdin))
		return 0;
	line[strcspn(line, "\n")] = 0;
	rest = line;
	return 1;
}

static char *field(void)
{
	char *word = strsep(&rest, " ");

	if (!word) {
		fprintf(stderr, "a field is missing\n");
		exit(1);
	}
	return word;
}

static inline char command(void)
{
	return *field();
}

static inline unsigned number_field(void)
{
	return strtoul(field(), NULL, 10);
}

static inline size_t hex_field(uint8_t *octets)
{
	const char *word = field();
	size_t count = 0;

	if (*word == '-')
		return 0;
	for (; word[0] && word[1] && count < FIELD - 1; word += 2) {
		char digits[] = { word[0], word[1], 0 };
		octets[count++] = strtoul(digits, NULL, 16);
	}
	return count;
}

static int words;

static inline void answer_word(const char *word)
{
	printf("%s%s", words++ ? " " : "", word);
}

static inline void answer_number(long number)
{
	printf("%s%ld", words++ ? " " : "", number);
}

static inline void answer_hex(const uint8_t *octets, size_t count)
{
	answer_word(count ? "" : "-");
	for (size_t at = 0; at < count; at++)
		printf("%02X", octets[at]);
}

static inline void refuse(const char *why)
{
	printf("! %s", why);
}

static inline void end_line(void)
{
	words = 0;
	putchar('\n');
	fflush(stdout);
}
