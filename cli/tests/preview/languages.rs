//! National tables: what the command says about a text and what it replaces in it.

use serde_json::{Value, json};

use crate::{assert_rejected, object, stdout};

/// A text with one typographic character that has no code in the tables of the text's language.
struct Case {
    languages: &'static str,
    /// The languages of the locking shift and single shift tables used once that character is
    /// replaced.
    tables: [Option<&'static str>; 2],
    text: &'static str,
    from: char,
    to: &'static str,
}

impl Case {
    const fn new(
        languages: &'static str,
        tables: [Option<&'static str>; 2],
        from: char,
        to: &'static str,
        text: &'static str,
    ) -> Self {
        Self {
            languages,
            tables,
            text,
            from,
            to,
        }
    }
}

/// Texts of 71 to 130 characters, which take two segments in UCS-2 and one with national tables.
const CASES: [Case; 14] = [
    Case::new(
        "tr",
        [Some("turkish"), None],
        '’',
        "'",
        "Sayın müşterimiz, İstanbul’daki şubemiz bugün saat altıda kapanacaktır. Anlayışınız için \
         teşekkür ederiz, iyi günler dileriz.",
    ),
    Case::new(
        "es",
        [None, Some("spanish")],
        '…',
        "...",
        "Su cita con la doctora García será el miércoles día 12 a las 9:30… Si no puede venir, \
         llámenos al teléfono 555 0100.",
    ),
    Case::new(
        "pt",
        [Some("portuguese"), None],
        '–',
        "-",
        "A sua encomenda não pôde ser entregue hoje – tentaremos de novo amanhã entre as 9 e as \
         12 horas. Obrigado pela compreensão.",
    ),
    Case::new(
        "bn",
        [Some("bengali"), Some("bengali")],
        '—',
        "-",
        "প্রিয় গ্রাহক, আপনার অর্ডার আজ সন্ধ্যা ৬টার মধ্যে পৌঁছে যাবে — অনুগ্রহ করে বাড়িতে থাকুন, ধন্যবাদ!",
    ),
    Case::new(
        "gu",
        [Some("gujarati"), Some("gujarati")],
        '–',
        "-",
        "નમસ્તે, તમારો ઓર્ડર આજે સાંજે 6 વાગ્યા સુધીમાં પહોંચી જશે – કૃપા કરીને ઘરે રહેશો. તમારો ખૂબ ખૂબ \
         આભાર.",
    ),
    Case::new(
        "hi",
        [Some("hindi"), Some("hindi")],
        '–',
        "-",
        "नमस्ते, आपका ऑर्डर आज शाम 6 बजे तक पहुँच जाएगा – कृपया घर पर रहें। सहायता के लिए हमें फ़ोन करें।",
    ),
    Case::new(
        "kn",
        [Some("kannada"), Some("kannada")],
        '–',
        "-",
        "ನಮಸ್ಕಾರ, ನಿಮ್ಮ ಆರ್ಡರ್ ಇಂದು ಸಂಜೆ 6 ಗಂಟೆಯೊಳಗೆ ತಲುಪುತ್ತದೆ – ದಯವಿಟ್ಟು ಮನೆಯಲ್ಲಿರಿ. ನಿಮಗೆ ತುಂಬಾ \
         ಧನ್ಯವಾದಗಳು.",
    ),
    Case::new(
        "ml",
        [Some("malayalam"), Some("malayalam")],
        '–',
        "-",
        "നമസ്കാരം, നിങ്ങളുടെ ഓർഡർ ഇന്ന് വൈകുന്നേരം 6 മണിക്ക് എത്തും – ദയവായി വീട്ടിൽ ഉണ്ടാകുക. വളരെ നന്ദി.",
    ),
    Case::new(
        "or",
        [Some("oriya"), Some("oriya")],
        '–',
        "-",
        "ନମସ୍କାର, ଆପଣଙ୍କ ଅର୍ଡର ଆଜି ସନ୍ଧ୍ୟା 6 ଟା ସୁଦ୍ଧା ପହଞ୍ଚିବ – ଦୟାକରି ଘରେ ରୁହନ୍ତୁ. ଆପଣଙ୍କୁ ବହୁତ ଧନ୍ୟବାଦ.",
    ),
    Case::new(
        "pa",
        [Some("punjabi"), Some("punjabi")],
        '–',
        "-",
        "ਸਤ ਸ੍ਰੀ ਅਕਾਲ, ਤੁਹਾਡਾ ਆਰਡਰ ਅੱਜ ਸ਼ਾਮ 6 ਵਜੇ ਤੱਕ ਪਹੁੰਚ ਜਾਵੇਗਾ – ਕਿਰਪਾ ਕਰਕੇ ਘਰ ਰਹੋ. ਤੁਹਾਡਾ ਬਹੁਤ ਧੰਨਵਾਦ.",
    ),
    Case::new(
        "ta",
        [Some("tamil"), Some("tamil")],
        '–',
        "-",
        "உங்கள் முன்பதிவு உறுதி செய்யப்பட்டது – நாளை காலை 10 மணிக்கு வாருங்கள். நன்றி, மீண்டும் சந்திப்போம்.",
    ),
    Case::new(
        "te",
        [Some("telugu"), Some("telugu")],
        '–',
        "-",
        "నమస్కారం, మీ ఆర్డర్ ఈ రోజు సాయంత్రం 6 గంటలకు చేరుతుంది – దయచేసి ఇంట్లో ఉండండి. మీకు చాలా \
         ధన్యవాదాలు.",
    ),
    Case::new(
        "ur",
        [Some("urdu"), Some("urdu")],
        '–',
        "-",
        "آپ کا آرڈر آج شام تک پہنچے گا – براہ کرم گھر پر رہیں۔ مدد کے لیے ہمیں 555 0100 پر فون کریں۔ شکریہ",
    ),
    // Other languages may be allowed too.
    Case::new(
        "all",
        [Some("turkish"), None],
        '’',
        "'",
        "Sayın müşterimiz, İstanbul’daki şubemiz bugün saat altıda kapanacaktır. İyi günler dileriz.",
    ),
];

#[test]
fn a_typographic_character_is_all_that_changes() {
    for case in &CASES {
        let (text, languages) = (case.text, case.languages);
        let shown = text.chars().count();
        assert!((71..=130).contains(&shown), "{languages}: {shown}");
        let offset = text.find(case.from).unwrap();
        let written = text.replacen(case.from, case.to, 1);
        let arguments = ["--json", "--explain", "--languages", languages];

        let before = object(&[&arguments[..], &[text]].concat(), b"");
        assert_eq!(before["encoding"], "UCS-2", "{languages}");
        assert_eq!(before["segment_count"], 2, "{languages}");
        let from = json!({"offset": offset, "char": case.from});
        assert_eq!(before["forced_by"], json!([from]), "{languages}");
        let explanation = &before["explanation"];
        let foreign = json!([{
            "offset": offset,
            "utf16_offset": text[..offset].encode_utf16().count(),
            "char": case.from,
            "substitute": case.to,
        }]);
        assert_eq!(explanation["foreign"], foreign, "{languages}");
        assert_eq!(explanation["only_offender"], json!(case.from));
        assert_eq!(explanation["without_foreign"], 1);
        assert_eq!(explanation["with_substitutes"], 1);

        let replace = ["--replace", "save", text];
        let after = object(&[&arguments[..], &replace].concat(), b"");
        let changes = json!([{"offset": offset, "from": case.from, "to": case.to}]);
        assert_eq!(after["replaced"], changes, "{languages}");
        assert_eq!(after["saved_segments"], 1, "{languages}");
        assert_eq!(after["segment_count"], 1, "{languages}");
        let [locking, single] = case.tables;
        assert_eq!(
            (&after["encoding"], &after["locking"], &after["single"]),
            (&json!("GSM-7"), &json!(locking), &json!(single))
        );
        assert_eq!(after["segments"][0]["text"], json!(written));
        assert_eq!(after["forced_by"], json!([]));
        assert_eq!(after["explanation"]["foreign"], json!([]));
    }
}

#[test]
fn the_picture_says_the_same() {
    for case in &CASES {
        let (from, to) = (case.from, case.to);
        let offset = case.text.find(from).unwrap();
        let arguments = ["--explain", "--languages", case.languages, case.text];
        let picture = stdout(&arguments, b"");
        let lines = picture
            .lines()
            .filter(|line| !line.contains("without the last"));
        let picture = lines.map(|line| line.to_owned() + "\n").collect::<String>();
        let end = picture.split_once("No code").unwrap().1;
        let name = unicode_names2::name(from).unwrap();
        assert_eq!(
            end,
            format!(
                " in the nearest tables:\n  U+{:04X}    {from}   {name}  byte {offset}\n\nAlternatives:\n  \
                 1 segment     without {from}, which has no code in the nearest tables\n  \
                 1 segment     with substitutes\n  {from}  could be {to}\n",
                u32::from(from)
            )
        );
        let reason = "UCS-2, because no allowed tables have every character; 1 character has no \
                      code in the nearest tables";
        assert_eq!(picture.lines().nth(1), Some(reason));

        let picture = stdout(&[&["--replace", "save"], &arguments[..]].concat(), b"");
        let changes =
            format!("1 replacement saved 1 segment:\n  {from}  to  {to}  byte {offset}\n");
        assert!(picture.contains(&changes), "{picture}");
        assert!(!picture.contains("No code"), "{picture}");
    }
}

#[test]
fn one_apostrophe_after_80_letters_saves_a_segment() {
    let text = "ğ".repeat(80) + "’";
    let arguments = ["--json", "--languages", "tr", "--replace", "save", &text];
    let saved = object(&arguments, b"");
    assert_eq!(
        saved["replaced"],
        json!([{"offset": 160, "from": "’", "to": "'"}])
    );
    assert_eq!(saved["saved_segments"], 1);
    assert_eq!(saved["units"], 81);
    // `always` replaces the letters too.
    let arguments = ["--json", "--languages", "tr", "--replace", "always", &text];
    let always = object(&arguments, b"");
    assert_eq!(always["replaced"].as_array().unwrap().len(), 81);
}

#[test]
fn national_tables_are_used_if_allowed() {
    let text = "ğ".repeat(80);
    assert_eq!(object(&["--json", &text], b"")["encoding"], "UCS-2");
    let turkish = object(&["--json", "--languages", "es,TR", &text], b"");
    assert_eq!(turkish["encoding"], "GSM-7");
    assert_eq!(
        (&turkish["locking"], &turkish["single"]),
        (&"turkish".into(), &Value::Null)
    );
    assert_eq!(
        (&turkish["units"], &turkish["segment_count"]),
        (&80.into(), &1.into())
    );
    assert_eq!(turkish["forced_by"], Value::Array(vec![]));
    let user_data = turkish["segments"][0]["user_data"].as_str().unwrap();
    assert_eq!(&user_data[..8], "03250101");

    // The header elements: concatenation, single shift, locking shift.
    let text = "नननA".repeat(75);
    let both = object(
        &["--json", "--languages", "all", "--reference", "33", &text],
        b"",
    );
    assert_eq!(
        (&both["locking"], &both["single"]),
        (&"hindi".into(), &"bengali".into())
    );
    let user_data = both["segments"][1]["user_data"].as_str().unwrap();
    assert_eq!(&user_data[..24], "0B0003210302240104250106");

    let output = stdout(&["--languages", "hi", "--languages", "ur", &text], b"");
    assert!(
        output.contains("GSM-7 with the Hindi locking shift and Hindi single shift tables"),
        "{output}"
    );
    let output = stdout(&["--languages", "tr", &"ğ".repeat(80)], b"");
    assert!(
        output.contains("with the Turkish locking shift table,"),
        "{output}"
    );
    assert_rejected(
        &["--languages", "de", "Hello"],
        b"",
        "[possible values: tr, es, pt",
    );
    assert_rejected(&["--languages", "", "Hello"], b"", "possible values");
}
