//! Benchmarks encoding: `segment` calls `Segment::encode` on a full single segment, and
//! `split_encode` splits a text of 306 characters and encodes its segments. One group per text.
//!
//! ```text
//! cargo bench --bench encode
//! ```

mod effort;
mod texts;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use texts::{TEXTS, first};

fn encode(criterion: &mut Criterion) {
    for (name, text) in TEXTS {
        let mut group = criterion.benchmark_group(format!("encode/{name}"));

        let full = septet::truncate(text, 1).to_owned();
        let segment = septet::split(&full).unwrap().next().unwrap();
        assert_eq!(segment.part().total, 1);
        group.throughput(Throughput::Bytes(full.len() as u64));
        group.bench_function("segment", |bench| {
            bench.iter(|| black_box(&segment).encode(0x2A));
        });

        let text = first(text, 306).to_owned();
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("split_encode", 306), |bench| {
            bench.iter(|| {
                for segment in septet::split(black_box(&text)).unwrap() {
                    black_box(segment.encode(0x2A));
                }
            });
        });
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = effort::criterion();
    targets = encode
}
criterion_main!(benches);
