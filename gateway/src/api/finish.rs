//! Work that ends also if nobody waits for it any more.

use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::runtime::Handle;

/// Runs a future; what is left of it runs in a task of its own when this is dropped.
pub struct Finish<F: Future<Output: Send> + Send + 'static>(Option<Pin<Box<F>>>);

impl<F: Future<Output: Send> + Send + 'static> Finish<F> {
    pub fn new(future: F) -> Self {
        Self(Some(Box::pin(future)))
    }
}

impl<F: Future<Output: Send> + Send + 'static> Future for Finish<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        // Not there again if it has panicked.
        let mut future = self.0.take().expect("it has not ended");
        let polled = future.as_mut().poll(context);
        if polled.is_pending() {
            self.0 = Some(future);
        }
        polled
    }
}

impl<F: Future<Output: Send> + Send + 'static> Drop for Finish<F> {
    fn drop(&mut self) {
        if let Some(future) = self.0.take()
            && let Ok(runtime) = Handle::try_current()
        {
            runtime.spawn(future);
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::Finish;

    #[tokio::test]
    async fn what_is_dropped_ends_nevertheless() {
        let (begin, begun) = oneshot::channel();
        let (end, ended) = oneshot::channel();
        let mut work = Finish::new(async {
            begun.await.unwrap();
            end.send(7).unwrap();
        });
        tokio::select! {
            biased;
            () = &mut work => panic!("it has nothing to begin with"),
            () = std::future::ready(()) => {}
        }
        drop(work);
        begin.send(()).unwrap();
        assert_eq!(ended.await, Ok(7));
    }
}
