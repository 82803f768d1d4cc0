#!/usr/bin/perl
# Exposes Perl's Encode::GSM0338 through the line protocol of ../src/process.rs. The module works
# with one septet per octet; this script packs and unpacks septets as the module's documentation
# describes. UCS-2 uses Encode's UTF-16BE.
use strict;
use warnings;
use Encode qw(decode encode FB_CROAK);
use Encode::GSM0338;

$| = 1;

sub octets { my ($hex) = @_; return $hex eq '-' ? '' : pack 'H*', $hex }
sub hex_of { my ($octets) = @_; return length $octets ? uc unpack 'H*', $octets : '-' }

# The header's octets and the fill bits, as a string of bits.
sub header_bits {
    my ($header) = @_;
    my $bits = unpack 'b*', $header;
    $bits .= '0' while length($bits) % 7;
    return $bits;
}

sub header_of {
    my ($has_header, $octets) = @_;
    return $has_header ? substr $octets, 0, 1 + ord $octets : '';
}

sub read_text {
    my ($dcs, $has_header, $udl, $hex) = @_;
    my $octets = octets($hex);
    my $header = header_of($has_header, $octets);
    if ($dcs == 0x08) {
        return hex_of(encode 'UTF-16BE', decode 'UTF-16BE', substr($octets, length $header), FB_CROAK);
    }
    my $skipped = length(header_bits($header)) / 7;
    my $septets = substr pack('(b*)*', unpack '(A7)*', unpack 'b*', $octets), 0, $udl;
    return hex_of(encode 'UTF-16BE', decode 'gsm0338', substr $septets, $skipped);
}

sub write_text {
    my ($dcs, $header_hex, $text_hex) = @_;
    my $header = octets($header_hex);
    my $text = decode 'UTF-16BE', octets($text_hex), FB_CROAK;
    if ($dcs == 0x08) {
        my $octets = $header . encode 'UTF-16BE', $text, FB_CROAK;
        return length($octets) . ' ' . hex_of($octets);
    }
    my $septets = encode 'gsm0338', $text, FB_CROAK;
    my $bits = header_bits($header);
    $bits .= join '', map { substr $_, 0, 7 } unpack '(A8)*', unpack 'b*', $septets;
    return length($bits) / 7 . ' ' . hex_of(pack 'b*', $bits);
}

my %answer = (
    V => sub { $Encode::GSM0338::VERSION },
    R => \&read_text,
    W => \&write_text,
);
while (my $line = <STDIN>) {
    chomp $line;
    my ($command, @fields) = split / /, $line;
    my $answer = eval { $answer{$command}->(@fields) } // "! $@";
    $answer =~ s/\s+/ /g;
    print "$answer\n";
}
