//! A message centre of the crate `smpp34`, which accepts everything and sends receipts:
//!
//! ```text
//! centre PORT
//! ```
//!
//! It prints a line for each `submit_sm`: recipient, `esm_class`, `data_coding` and the octets in
//! hexadecimal. A line of the last three in its input is a message from a handset, and is printed as
//! `delivered` and the status of the answer. It ends with its input.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use smpp34::server::ESME;
use smpp34::{
    SmppConnectionInformation, SmppError, SmppServer, SmppServerListener, TlvTag, bind_transceiver,
    bind_transceiver_resp, submit_sm, submit_sm_resp,
};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::sync::Mutex;

const OWNER: &str = "15551230001";
const HANDSET: &str = "15551230009";

#[derive(Default)]
struct Centre {
    bound: Mutex<Option<Arc<ESME>>>,
    operations: AtomicU32,
}

impl Centre {
    async fn bound(&self) -> Option<Arc<ESME>> {
        self.bound.lock().await.clone()
    }
}

fn print(line: &str) {
    // One write, so that lines of several threads are not mixed.
    std::io::stdout()
        .write_all(format!("{line}\n").as_bytes())
        .expect("standard output is open");
}

fn hexadecimal(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

fn octets(digits: &str) -> Vec<u8> {
    let starts = (0..digits.len()).step_by(2);
    starts
        .map(|start| u8::from_str_radix(&digits[start..start + 2], 16).expect("two digits"))
        .collect()
}

#[async_trait]
impl SmppServerListener for Centre {
    async fn on_bind_transceiver(
        &self,
        bind: bind_transceiver,
        _: &SmppConnectionInformation,
        _: &String,
    ) -> bind_transceiver_resp {
        match (&*bind.system_id, &*bind.password) {
            ("esme", "secret") => bind.accept("smpp34".to_owned(), Some(0x34)),
            _ => bind.reject(SmppError::ESME_RINVPASWD),
        }
    }

    async fn on_esme_bound(&self, esme: ESME, _: &String) {
        *self.bound.lock().await = Some(Arc::new(esme));
    }

    async fn on_submit_sm(
        &self,
        submit: submit_sm,
        _: &SmppConnectionInformation,
        _: &String,
    ) -> submit_sm_resp {
        let number = self.operations.fetch_add(1, Ordering::Relaxed);
        // From 0, so that short identifiers in hexadecimal are those of others in decimal.
        let id = format!("{number:08X}");
        print(&format!(
            "{} {} {} {}",
            submit.destination_addr,
            submit.esm_class,
            submit.data_coding,
            hexadecimal(&submit.short_message)
        ));
        if let Some(esme) = self.bound().await {
            let receipt = id.clone();
            let [from, to] = [&submit.destination_addr, &submit.source_addr].map(Clone::clone);
            // Receipts have the identifier in a parameter or in the text, and may overtake answers.
            tokio::spawn(async move {
                let text = "sub:001 dlvrd:001 stat:DELIVRD err:000 text:";
                let receipted = esme.deliver_sm().source_addr(from).destination_addr(to);
                let receipted = receipted.esm_class(0x04);
                let receipted = match number % 2 {
                    0 => receipted.short_message(format!("id:{receipt} {text}")),
                    _ => receipted
                        .tlv(TlvTag::ReceiptedMessageId, format!("{receipt}\0"))
                        .tlv(TlvTag::MessageStateTlv, [2]),
                };
                receipted.send().await.expect("the receipt is answered");
            });
        }
        submit.accept(id)
    }
}

#[tokio::main]
async fn main() {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok());
    let centre = Arc::new(Centre::default());
    let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let mut server = SmppServer::new(address, port.expect("a port"), centre.clone());
    server.start().await;
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Some(line) = lines.next_line().await.expect("lines") {
        let [esm_class, data_coding, digits] =
            <[&str; 3]>::try_from(line.split(' ').collect::<Vec<_>>()).expect("three words");
        let esme = centre.bound().await.expect("somebody has bound");
        let message = esme
            .deliver_sm()
            .source_addr_ton(1)
            .source_addr(HANDSET)
            .dest_addr_ton(1)
            .destination_addr(OWNER)
            .esm_class(esm_class.parse().expect("esm_class"))
            .data_coding(data_coding.parse().expect("data_coding"))
            .short_message(octets(digits));
        match message.send().await {
            Ok(answer) => print(&format!("delivered {}", answer.command_status())),
            Err(error) => print(&format!("delivered {error:?}")),
        }
    }
}
