//! What the command prints, compared with the files in `pictures`. After an intended change, run
//! this test with `TRYCMD=overwrite` and look at the difference.

#[test]
fn pictures_are_as_recorded() {
    trycmd::TestCases::new()
        .env("LC_ALL", "C.UTF-8")
        .case("tests/pictures/*.trycmd");
}
