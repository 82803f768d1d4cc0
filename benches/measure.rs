//! Benchmarks `septet::measure` and other passes over the same characters. One group per text, with
//! its first 20, 70, 160, 306 and 1,530 characters, and for some texts a megabyte:
//!
//! - `septet`: `septet::measure`.
//! - `from_utf8`: `core::str::from_utf8`, which only validates UTF-8.
//! - `chars`: decodes the characters and sums their code points.
//! - `utf16`: counts the code units of `str::encode_utf16`.
//!
//! The group `batch` measures texts of 20 to 160 characters that lie in one buffer, plain ones and
//! all kinds: `measure_all` at once, and `septet` each by itself.
//!
//! The published figure is the ratio of `septet` to `from_utf8` within one run, because absolute
//! times depend on the machine.
//!
//! ```text
//! cargo bench --bench measure
//! ```

mod effort;
mod texts;

use std::hint::black_box;
use std::str::from_utf8;

use criterion::measurement::WallTime;
use criterion::{
    BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group,
    criterion_main,
};

use septet::Segmenter;
use texts::{LENGTHS, TEXTS, first, long};

/// The texts that are also repeated to a megabyte.
const LONG: [&str; 4] = ["plain", "extensions", "cyrillic", "emoji"];

fn readers(group: &mut BenchmarkGroup<'_, WallTime>, length: &str, text: &str) {
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function(BenchmarkId::new("septet", length), |bench| {
        bench.iter(|| septet::measure(black_box(text)));
    });
    group.bench_function(BenchmarkId::new("from_utf8", length), |bench| {
        bench.iter(|| from_utf8(black_box(text.as_bytes())).map(str::len));
    });
    group.bench_function(BenchmarkId::new("chars", length), |bench| {
        bench.iter(|| {
            let numbers = black_box(text).chars().map(u32::from);
            numbers.fold(0, u32::wrapping_add)
        });
    });
    group.bench_function(BenchmarkId::new("utf16", length), |bench| {
        bench.iter(|| black_box(text).encode_utf16().count());
    });
}

fn measure(criterion: &mut Criterion) {
    for (name, text) in TEXTS {
        let mut group = criterion.benchmark_group(format!("measure/{name}"));
        for length in LENGTHS {
            // Copied, so that every text is aligned to 16 bytes.
            let text = first(text, length).to_owned();
            readers(&mut group, &length.to_string(), &text);
        }
        if LONG.contains(&name) {
            group.sampling_mode(SamplingMode::Flat).sample_size(10);
            readers(&mut group, "1MB", &long(text, 1 << 20));
        }
        group.finish();
    }
}

/// Returns texts of 20 to 160 characters in one buffer, and their offsets.
fn batch(texts: &[&str]) -> (String, Vec<u32>) {
    let mut buffer = String::new();
    let mut offsets = vec![0];
    for number in 0..20_000 {
        let text = texts[number % texts.len()];
        // Other places in the text, and other lengths, each time.
        let characters = text.chars().cycle().skip(number * 37 % 1_370);
        buffer.extend(characters.take(20 + number * 53 % 141));
        offsets.push(u32::try_from(buffer.len()).unwrap());
    }
    (buffer, offsets)
}

fn batches(criterion: &mut Criterion) {
    let text = |name| TEXTS.iter().find(|text| text.0 == name).unwrap().1;
    let plain = text("plain");
    let all: Vec<&str> = TEXTS.iter().map(|text| text.1).collect();
    let mut group = criterion.benchmark_group("batch");
    for (name, texts) in [("plain", &[plain][..]), ("mixed", &all)] {
        let (buffer, offsets) = batch(texts);
        group.throughput(Throughput::Elements(offsets.len() as u64 - 1));
        group.bench_function(BenchmarkId::new("measure_all", name), |bench| {
            bench.iter(|| {
                let measures = Segmenter::new().measure_all(black_box(&buffer), &offsets);
                let units = measures.map(|measure| measure.unwrap().units);
                units.fold(0, u32::wrapping_add)
            });
        });
        group.bench_function(BenchmarkId::new("septet", name), |bench| {
            bench.iter(|| {
                let buffer = black_box(&buffer);
                let texts = offsets.windows(2);
                let texts = texts.map(|pair| &buffer[pair[0] as usize..pair[1] as usize]);
                let units = texts.map(|text| septet::measure(text).units);
                units.fold(0, u32::wrapping_add)
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = effort::criterion();
    targets = measure, batches
}
criterion_main!(benches);
