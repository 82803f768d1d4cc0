//! Benchmarks splitting a text and iterating over its segments. One group per text, with its first
//! 306 and 1,530 characters.
//!
//! ```text
//! cargo bench --bench split
//! ```

mod effort;
mod texts;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use texts::{TEXTS, first};

fn split(criterion: &mut Criterion) {
    for (name, text) in TEXTS {
        let mut group = criterion.benchmark_group(format!("split/{name}"));
        for length in [306, 1530] {
            let text = first(text, length).to_owned();
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(BenchmarkId::new("septet", length), |bench| {
                bench.iter(|| {
                    for segment in septet::split(black_box(&text)).unwrap() {
                        black_box(segment);
                    }
                });
            });
        }
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = effort::criterion();
    targets = split
}
criterion_main!(benches);
