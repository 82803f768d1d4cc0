//! Benchmarks decoding the octets of a full single segment. One group per text:
//!
//! - `encode`: produces these octets. Published figures are ratios to `encode` within one run.
//! - `parse`: `UserData::parse`, which the functions below require.
//! - `text`: `UserData::text`.
//! - `decode_string`: `UserData::decode` into a `String` with enough capacity.
//! - `decode` and `decode_lossy`: sum the code points and store no text.
//!
//! ```text
//! cargo bench --bench decode
//! ```

mod effort;
mod texts;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use septet::wire::Fields;
use septet::{Text, UserData};

use texts::TEXTS;

fn decode(criterion: &mut Criterion) {
    for (name, text) in TEXTS {
        let mut group = criterion.benchmark_group(format!("decode/{name}"));
        let text = septet::truncate(text, 1);
        let segment = septet::split(text).unwrap().next().unwrap();
        let sent = segment.encode(0x2A);
        let (tp_dcs, has_header, udl) = (sent.tp_dcs(), sent.has_header(), sent.udl());
        assert_eq!(&*sent.text().unwrap(), text);

        group.throughput(Throughput::Bytes(sent.octets().len() as u64));
        group.bench_function("encode", |bench| {
            bench.iter(|| black_box(&segment).encode(0x2A));
        });
        group.bench_function("parse", |bench| {
            bench.iter(|| {
                UserData::parse(
                    Fields {
                        tp_dcs,
                        tp_udhi: has_header,
                        tp_udl: udl,
                    },
                    black_box(sent.octets()),
                )
            });
        });
        group.bench_function("text", |bench| {
            bench.iter(|| black_box(&sent).text());
        });
        let mut string = String::with_capacity(Text::MAX_BYTES);
        group.bench_function("decode_string", |bench| {
            bench.iter(|| {
                string.clear();
                string.extend(black_box(&sent).decode().map(Result::unwrap));
                black_box(&string);
            });
        });
        group.bench_function("decode", |bench| {
            bench.iter(|| {
                let characters = black_box(&sent).decode().map(Result::unwrap);
                characters.map(u32::from).fold(0, u32::wrapping_add)
            });
        });
        group.bench_function("decode_lossy", |bench| {
            bench.iter(|| {
                let characters = black_box(&sent).decode_lossy();
                characters.map(u32::from).fold(0, u32::wrapping_add)
            });
        });
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = effort::criterion();
    targets = decode
}
criterion_main!(benches);
