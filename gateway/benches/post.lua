-- Posts one plain segment.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
-- "sandbox:sandbox" in base 64
wrk.headers["Authorization"] = "Basic c2FuZGJveDpzYW5kYm94"
wrk.body = '{"applicationId":"any","to":["+15551230002"],"from":"+15551230001",' ..
    '"text":"Your table for two is confirmed for today at 19:30. See you soon!"}'
