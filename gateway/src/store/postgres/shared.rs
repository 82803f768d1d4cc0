//! What all instances take from: rates, and the reference numbers of long messages.
//!
//! None of it has to survive a crash: the tables are not in the log, so that nothing waits for the
//! disk.

use std::time::Duration;

use deadpool_postgres::Pool;

use super::super::references;
use super::operation::Written;

/// The segments begin when those before have left, or now. A rate is not made up for later, and a
/// clock that is set back stops no rate for long.
const RESERVE: &str = "INSERT INTO rates AS rate (name, next)
    VALUES ($1, clock_timestamp() + $2::bigint * interval '1 microsecond')
    ON CONFLICT (name) DO UPDATE SET next = least(greatest(rate.next, clock_timestamp()),
        clock_timestamp() + interval '60 seconds') + $2::bigint * interval '1 microsecond'
    RETURNING (extract(epoch FROM next - clock_timestamp()) * 1000000)::bigint - $2::bigint";
/// The numbers begin anywhere.
const NEXT_REFERENCE: &str = "INSERT INTO counters AS counter (bucket, next)
    VALUES ($1, (random() * 65535)::integer)
    ON CONFLICT (bucket) DO UPDATE SET next = (counter.next + 1) % 65536
    RETURNING next";

/// Takes the time of segments, and returns how long to wait for the first.
pub async fn reserve(
    pool: &Pool,
    name: &str,
    period: Duration,
    segments: u32,
) -> Written<Duration> {
    let taken = period.saturating_mul(segments);
    let taken = i64::try_from(taken.as_micros()).unwrap_or(i64::MAX);
    let client = pool.get().await?;
    let statement = client.prepare_cached(RESERVE).await?;
    let wait: i64 = client.query_one(&statement, &[&name, &taken]).await?.get(0);
    Ok(Duration::from_micros(u64::try_from(wait).unwrap_or(0)))
}

/// The next number for a destination.
pub async fn next_reference(pool: &Pool, destination: &str) -> Written<u16> {
    let bucket = i32::from(references::bucket(destination));
    let client = pool.get().await?;
    let statement = client.prepare_cached(NEXT_REFERENCE).await?;
    let next: i32 = client.query_one(&statement, &[&bucket]).await?.get(0);
    Ok(u16::try_from(next).unwrap_or(0))
}
