//! The error codes of failed messages, from Bandwidth's documentation.

/// Each code with its description.
pub const CODES: &[(u16, &str)] = &[
    (4001, "service not allowed"),
    (4301, "malformed: invalid encoding"),
    (4302, "malformed: invalid from number"),
    (4303, "malformed: invalid to number"),
    (4350, "malformed for destination"),
    (4360, "message not sent: expiration date passed"),
    (4401, "rejected: routing error"),
    (4403, "rejected: forbidden from number"),
    (4404, "rejected: forbidden to number"),
    (4405, "rejected: unallocated from number"),
    (4406, "rejected: unallocated to number"),
    (4407, "rejected: account not defined for from number"),
    (4408, "rejected: account not defined for to number"),
    (4409, "rejected: invalid from profile"),
    (4410, "media unavailable"),
    (4411, "rejected: message size limit exceeded"),
    (4412, "media content invalid"),
    (4420, "rejected: carrier does not exist"),
    (4421, "rejected: no destination"),
    (4431, "rejected: forbidden short code"),
    (4432, "forbidden to country"),
    (4433, "forbidden to toll-free"),
    (4434, "forbidden to toll-free for recipient"),
    (4435, "forbidden: too many recipients"),
    (4451, "rejected: wrong user id"),
    (4452, "rejected: wrong application id"),
    (4470, "rejected: spam detected"),
    (4481, "rejected: from number blacklisted"),
    (4482, "rejected: to number blacklisted"),
    (4492, "rejected: emergency number"),
    (4493, "rejected: unauthorized"),
    (4700, "invalid service type"),
    (4701, "destination service unavailable"),
    (4702, "destination subscriber unavailable"),
    (4711, "destination rejected: message size"),
    (4712, "destination rejected: media content"),
    (4720, "invalid destination address"),
    (4721, "destination number deactivated"),
    (4730, "no route to destination"),
    (4740, "invalid source address"),
    (4750, "destination rejected message"),
    (4751, "destination rejected: message size invalid"),
    (4752, "destination rejected: malformed"),
    (4753, "destination rejected: handset"),
    (4770, "destination rejected: spam"),
    (4771, "destination rejected: shortened URL"),
    (4772, "destination rejected: number blocked"),
    (4773, "destination rejected: inactive campaign"),
    (4774, "destination rejected: provisioning"),
    (4775, "destination rejected: user opted out"),
    (4780, "destination rejected: volume violation"),
    (4781, "destination rejected: volume limit of sender"),
    (4785, "destination rejected: volume limit of campaign"),
    (4790, "destination rejected: short code"),
    (4791, "destination rejected: short code not provisioned"),
    (4792, "destination rejected: short code expired"),
    (4793, "destination rejected: short code not allowed"),
    (4795, "destination rejected: toll-free number not verified"),
    (5100, "temporary application error"),
    (5101, "application shutdown"),
    (5106, "impossible to route"),
    (5111, "connection closed"),
    (5201, "retries exceeded"),
    (5211, "application busy"),
    (5220, "store error"),
    (5231, "discarded: concatenation time-out"),
    (5500, "message send failed"),
    (5501, "message send failed: no connection"),
    (5600, "destination carrier queue full"),
    (5610, "submit_sm or submit_multi failed"),
    (5620, "destination application error"),
    (5630, "message not acknowledged"),
    (5650, "destination failed"),
    (5999, "unknown error"),
    (9902, "delivery receipt expired"),
    (9999, "unknown downstream error"),
];

/// The expiration date of a message passed before it was sent.
pub const EXPIRED: u16 = 4360;
/// No carrier of the route can have such a message.
pub const NO_CARRIER: u16 = 4420;
/// No route is for the recipient.
pub const NO_ROUTE: u16 = 5106;
/// A message without an expiration date waited for a day.
pub const RETRIES: u16 = 5201;
/// Parts of a received message did not arrive.
pub const PARTS_MISSING: u16 = 5231;
/// The carrier did not answer, again and again.
pub const NOT_ACKNOWLEDGED: u16 = 5630;
/// No receipt came within two hours.
pub const NO_RECEIPT: u16 = 9902;

/// Returns the description of a documented code.
pub fn description(code: u16) -> Option<&'static str> {
    let place = CODES.binary_search_by_key(&code, |(code, _)| *code).ok()?;
    Some(CODES[place].1)
}

#[cfg(test)]
mod tests {
    use super::{CODES, description};

    #[test]
    fn codes_are_sorted() {
        assert!(CODES.is_sorted_by_key(|(code, _)| *code));
        assert_eq!(description(4432), Some("forbidden to country"));
        assert_eq!(description(4000), None);
    }
}
