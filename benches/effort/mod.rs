//! The configuration of the benchmarks, which take a few minutes in total.

use std::time::Duration;

use criterion::Criterion;

pub fn criterion() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(150))
        .measurement_time(Duration::from_millis(400))
        .sample_size(25)
        .nresamples(10_000)
}
