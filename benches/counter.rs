//! Benchmarks four ways to count a text of 160 characters: `push_str` with the whole text, `push`
//! with each character, `measure_utf16` with its code units, and `measure`. One group per text.
//!
//! ```text
//! cargo bench --bench counter
//! ```

mod effort;
mod texts;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use septet::{Counter, ReferenceWidth};

use texts::{TEXTS, first};

fn counter(criterion: &mut Criterion) {
    for (name, text) in TEXTS {
        let text = first(text, 160).to_owned();
        let mut group = criterion.benchmark_group(format!("counter/{name}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("push_str", |bench| {
            bench.iter(|| {
                let mut counter = Counter::new(ReferenceWidth::Bits8);
                counter.push_str(black_box(&text));
                counter.measure()
            });
        });
        group.bench_function("push", |bench| {
            bench.iter(|| {
                let mut counter = Counter::new(ReferenceWidth::Bits8);
                for character in black_box(&text).chars() {
                    counter.push(character);
                }
                counter.measure()
            });
        });
        let units: Vec<u16> = text.encode_utf16().collect();
        group.bench_function("utf16", |bench| {
            bench.iter(|| septet::measure_utf16(black_box(&units)));
        });
        group.bench_function("measure", |bench| {
            bench.iter(|| septet::measure(black_box(&text)));
        });
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = effort::criterion();
    targets = counter
}
criterion_main!(benches);
