import Testing

/// Texts with planted secrets, and texts that only look like it.
///
/// A line is a kind and a text; secrets stand between « and », ⏎ is a line end. `none` has no secret; `beyond` has one that
/// is known not to be found, `mistaken` something that is known to be taken for one: the limits that the patterns document.
/// All numbers are made up or published for tests; `SecretOracle` says whether their check digits are right.
enum RedactionCorpus {
    struct Entry: Sendable, CustomTestStringConvertible {
        var kind: String
        var marked: String

        /// What is logged.
        var text: String { marked.filter { $0 != "«" && $0 != "»" } }

        /// The text with `mask` in the place of everything marked.
        func masked(with mask: String) -> String {
            marked.split(separator: "«", omittingEmptySubsequences: false).enumerated().map { index, part in
                index == 0 ? String(part) : mask + part.drop { $0 != "»" }.dropFirst()
            }.joined()
        }

        var secrets: [String] {
            marked.split(separator: "«", omittingEmptySubsequences: false).dropFirst().map { part in
                String(part.prefix { $0 != "»" })
            }
        }

        var testDescription: String { "\(kind): \(marked)" }
    }

    static let entries: [Entry] = lines.split(separator: "\n").map { line in
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return Entry(
            kind: String(parts[0]), marked: parts[1].dropFirst().map { $0 == "⏎" ? "\n" : String($0) }.joined())
    }

    /// Those whose secrets have to be found.
    static let planted = entries.filter { !["none", "mistaken", "beyond"].contains($0.kind) }
    static let lookalikes = entries.filter { $0.kind == "none" || $0.kind == "mistaken" }

    private static let lines = #"""
        email: «ada@example.com»
        email: mail to «ada.lovelace@example.co.uk» failed
        email: «ada+log@example.com», «grace@navy.mil»
        email: user=«ada@example.com» status=ok
        email: {"email":"«ada@example.com»","id":7}
        email: <«ada@example.com»>
        email: contact: «a@b.io».
        email: '«ada@example.com»' is taken
        email: «Ada.Lovelace@Example.COM»
        email: «ada_lovelace@example-mail.com»
        email: «o'brien@example.ie»
        email: «ada%2Blog@example.com» signed up
        email: /reset?email=«ada%40example.com»&next=1
        email: https://example.com/u/«ada@example.com»/orders
        email: mailto:«ada@example.com»?subject=hi
        email: «jürgen@bücher.example»
        email: «用户@例子.公司»
        email: «ada@xn--bcher-kva.example»
        email: («ada@example.museum»)
        email: «123@163.com»
        email: from=«ada@example.com»;to=«bob@example.org»
        email: «ada@mail.example.com»:25 refused
        email: "«ada@example.com»"
        email: failed: «ada@example.com»!
        email: «ada~home@example.com»
        email: «_svc-account@my-project.iam.gserviceaccount.com»
        email: invitation for «x.y-z@sub-domain.example.travel» sent
        email: key=value,«ada@example.com»,key=value
        email: git clone «git@github.com»:org/repo.git
        email: TO:«ADA@EXAMPLE.COM»
        card: card «4111111111111111» charged
        card: card «4012888888881881» charged
        card: card «4242424242424242» charged
        card: card «5555555555554444» charged
        card: card «5105105105105100» charged
        card: card «2223003122003222» charged
        card: card «378282246310005» charged
        card: card «371449635398431» charged
        card: card «6011111111111117» charged
        card: card «6011000990139424» charged
        card: card «30569309025904» charged
        card: card «38520000023237» charged
        card: card «3530111333300000» charged
        card: card «3566002020360505» charged
        card: card «6200000000000005» charged
        card: card «4222222222222» charged
        card: card «6759649826438453» charged
        card: card «36227206271667» charged
        card: card «2200123456789019» charged
        card: card «2204380000000000121» charged
        card: card «6069850000000011» charged
        card: card «6085001234567892» charged
        card: card «8200123456789016» charged
        card: card «6062821234567890» charged
        card: card «9792000000000011» charged
        card: card «6041001234567895» charged
        card: «4111 1111 1111 1111»
        card: «4111-1111-1111-1111»
        card: «4111.1111.1111.1111»
        card: pan=«5555-5555-5555-4444»;exp=12/30
        card: «3782 822463 10005» declined
        card: «3782-822463-10005»
        card: «3056 930902 5904»
        card: {"pan":"«4242424242424242»"}
        card: 4 items, card «4242 4242 4242 4242», 2 coupons
        card: 12 «4111 1111 1111 1111»
        card: «4111 1111 1111 1111» 99
        card: card:«4111111111111111».
        card: Visa«4111111111111111»
        card: «4111111111111111»/12/30
        card: («5105-1051-0510-5100»)
        card: order 1700000000000 paid with «6011111111111117»
        card: «4000000000000000006» has nineteen digits
        card: PAN=«5555555555554444»&cvv=***
        card: track=;«4111111111111111»=30121010000000000000?
        card: cards: «4111111111111111», «5555555555554444»; «378282246310005»
        token: Authorization: Bearer «abcdef0123456789»
        token: authorization: bearer «s3cr3t-t0ken»
        token: Authorization: Bearer «x»
        token: "Authorization":"Bearer «mF_9.B5f-4.1JqM»"
        token: got header Bearer «ya29.a0AfH6SMBxyzabcdefgh»
        token: Bearer «aaaaaaaaaaaaaaaaaaaaaaaa»
        token: Authorization: Basic «QWxhZGRpbjpvcGVuIHNlc2FtZQ==»
        token: Basic «dXNlcjpwYXNz»
        token: sent Basic «dXNlcjpwYXNz». Refused
        token: Basic «dXNlcjpwYXM=»-refused
        token: Basic «dXNlcjpwYXM=»refused
        token: 401Basic «dXNlcjpwYXNz»
        token: curl -H 'Authorization: Basic «Zm9vOmJhcg==»' https://x
        token: Proxy-Authorization: Basic «dXNlcjpwYXNzd29yZA==»
        token: token «eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.doz\#
        jgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U» expired
        token: Bearer «eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.do\#
        zjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U»
        token: id_token=«eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.AbCdEf123456-_xyz»&state=1
        token: {"jwt":"«eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.AbCdEf123456-_xyz»"}
        token: unsigned «eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.»
        token: cookie: session=«eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gR\#
        G9lIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U»; path=/
        token: ?auth=Bearer%20«abcdef0123456789»
        token: BEARER «0123456789abcdef»
        token: session-«eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.AbCdEf123456-_xyz» expired
        token: id_token_«eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.AbCdEf123456-_xyz»
        token: Authorization=Bearer «abc»
        token: authorization: Basic «anything»
        token: cut off: «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJh»
        token: bearer: «deadbeef00»
        token: Bearer  «deadbeef00deadbeef00»
        iban: account «GB82WEST12345698765432» debited
        iban: account «DE89370400440532013000» debited
        iban: account «FR1420041010050500013M02606» debited
        iban: account «NL91ABNA0417164300» debited
        iban: account «NO9386011117947» debited
        iban: account «MT84MALT011000012345MTLCAST001S» debited
        iban: account «CH9300762011623852957» debited
        iban: account «ES9121000418450200051332» debited
        iban: account «IT60X0542811101000000123456» debited
        iban: account «PL61109010140000071219812874» debited
        iban: account «SC18SSCB11010000000000001497USD» debited
        iban: account «BE68539007547034» debited
        iban: account «SA0380000000608010167519» debited
        iban: account «RU0304452522540817810538091310419» debited
        iban: account «AT611904300234573201» debited
        iban: account «BR1800360305000010009795493C1» debited
        iban: account «DK5000400440116243» debited
        iban: account «SE4550000000058398257466» debited
        iban: account «LC55HEMM000100010012001200023015» debited
        iban: account «XK051212012345678906» debited
        iban: «GB82 WEST 1234 5698 7654 32»
        iban: IBAN «DE89 3704 0044 0532 0130 00», BIC COBADEFFXXX
        iban: iban:«NO93 8601 1117 947»
        iban: «MT84 MALT 0110 0001 2345 MTLC AST0 01S» and more
        iban: «de89370400440532013000»
        iban: «FR14-2004-1010-0505-0001-3M02-606»
        iban: from «GB82WEST12345698765432» to «DE89370400440532013000»
        iban: {"iban":"«NL91ABNA0417164300»"}
        iban: («ES9121000418450200051332»)
        iban: iban=«BE68539007547034»&amount=5
        iban: «IT60 X054 2811 1010 0000 0123 456» was refused
        iban: transfer/«AT611904300234573201»/2026
        private-key: «-----BEGIN RSA PRIVATE KEY-----⏎MIIEowIBAAKCAQEAx⏎q83vASNFZ4k=⏎-----END RSA PRIVATE KEY-----»
        private-key: key: «-----BEGIN RSA PRIVATE KEY-----⏎MIIEowIBAAKCAQEAx⏎q83vASNFZ4k=⏎-----END RSA PRIVATE KEY\#
        -----» loaded
        private-key: «-----BEGIN PRIVATE KEY-----⏎MIIEowIBAAKCAQEAx⏎q83vASNFZ4k=⏎-----END PRIVATE KEY-----»
        private-key: «-----BEGIN EC PRIVATE KEY-----⏎MIIEowIBAAKCAQEAx⏎q83vASNFZ4k=⏎-----END EC PRIVATE KEY-----»
        private-key: «-----BEGIN OPENSSH PRIVATE KEY-----⏎MIIEowIBAAKCAQEAx⏎q83vASNFZ4k=⏎-----END OPENSSH PRIVATE \#
        KEY-----»
        private-key: «-----BEGIN ENCRYPTED PRIVATE KEY-----⏎MIIEowIBAAKCAQEAx⏎q83vASNFZ4k=⏎-----END ENCRYPTED PRIV\#
        ATE KEY-----»
        private-key: «-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAx\nq83vASNFZ4k=\n-----END RSA PRIVATE KEY--\#
        ---» in one line
        private-key: «-----BEGIN RSA PRIVATE KEY----- MIIEowIBAAKCAQEAx q83vASNFZ4k= -----END RSA PRIVATE KEY-----»
        private-key: «-----BEGIN PRIVATE KEY-----⏎MIIEvQIBADANBgkqhkiG9w0BAQ»
        private-key: loading «-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIIGv»
        private-key: {"key":"«-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----»\n"}
        private-key: «-----BEGIN PGP PRIVATE KEY BLOCK-----⏎lQOYBF⏎-----END PGP PRIVATE KEY BLOCK-----»
        private-key: «---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----⏎P2/56wAA⏎---- END SSH2 ENCRYPTED PRIVATE KEY ----\#
        » imported
        private-key: -----BEGIN CERTIFICATE-----⏎MIIB⏎-----END CERTIFICATE-----⏎«-----BEGIN RSA PRIVATE KEY-----⏎M\#
        IIEowIBAAKCAQEAx⏎q83vASNFZ4k=⏎-----END RSA PRIVATE KEY-----»
        private-key: «-----BEGIN RSA PRIVATE KEY-----⏎MIIEowIBAAKCAQEAx⏎q83vASNFZ4k=⏎-----END RSA PRIVATE KEY-----\#
        » and «-----BEGIN DSA PRIVATE KEY-----⏎MIIEowIBAAKCAQEAx⏎q83vASNFZ4k=⏎-----END DSA PRIVATE KEY-----»
        api-key: key «AKIAIOSFODNN7EXAMPLE»
        api-key: temporary «ASIAIOSFODNN7EXAMPLE»
        api-key: «ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2»
        api-key: «gho_Zz09Zz09Zz09Zz09Zz09Zz09Zz09Zz09Zz09» revoked
        api-key: «github_pat_11ABCDEFG0123456789_abcdefghij»
        api-key: «glpat-abcdefghij0123456789»
        api-key: maps?key=«AIzaSy0123456789abcdefghijklmnopqrstuvw»
        api-key: «npm_abcdabcdabcdabcdabcdabcdabcdabcdabcd»
        api-key: slack «xoxb-123456789012-abcdefghij»
        api-key: stripe «sk_live_0123456789abcdefABCDEF»
        api-key: «rk_test_0123456789abcdef»
        api-key: OPENAI=«sk-proj-a1B2c3D4a1B2c3D4a1B2c3D4a1B2c3D4a1B2c3D4»
        password: postgres://app:«s3cret»@db.example.com/shop
        password: redis://:«p@ss:word»@localhost:6379/0
        password: amqp://guest:«guest»@10.0.0.7
        password: GET https://ada:«hunter2»@intranet/x?y=1
        password: mongodb+srv://u:«p%40ss»@cluster0.mongodb.net
        password: dsn="mysql://root:«toor»@127.0.0.1:3306"
        none: @mention
        none: user@localhost
        none: root@10.0.0.1 logged in
        none: package@1.2.3
        none: swift-nio@2.65.0 resolved
        none: a @ b
        none: ada@
        none: @example.com
        none: mail at example.com
        none: x@y
        none: 12@34
        none: C@ke
        none: deploy@prod
        none: left@right@
        none: ssh deploy@web-01 -p 22
        none: @MainActor func body()
        none: 100% @ 40%
        none: a%20b%41c
        none: cursor at line 4:20
        none: foo@bar.1
        none: k8s pod web-7f9c@node
        none: version 1.2.3-beta
        none: 100%40
        none: card 4111111111111112 has a wrong check digit
        none: card 5555555555554445 has a wrong check digit
        none: card 378282246310006 has a wrong check digit
        none: card 6011111111111118 has a wrong check digit
        none: card 30569309025905 has a wrong check digit
        none: card 4222222222223 has a wrong check digit
        none: card 2223003122003223 has a wrong check digit
        none: order 1234567812345670 is no issuer's
        none: order 2205123456789014 is no issuer's
        none: order 6062811234567891 is no issuer's
        none: order 9792900000000012 is no issuer's
        none: order 6085011234567891 is no issuer's
        none: 1700000000000
        none: at 1700000000000000 microseconds
        none: 1700000000000000000 ns
        none: 41111111111111111 has 17 digits
        none: 411111111111 has twelve
        none: 0.4111111111111111
        none: ratio 12.4242424242424242
        none: amount 4111111111111111.50
        none: phone +49 30 1234567890
        none: +1-800-555-0199
        none: 192.168.100.100:8080
        none: 2026-11-21T07:12:55.123456Z
        none: 20261121071255
        none: 550e8400-e29b-41d4-a716-446655440000
        none: 00000000-0000-0000-0000-000000000000
        none: deadbeefcafebabe0123456789abcdef
        none: isbn 978-3-16-148410-0
        none: build 2024.11.21.1530
        none: pid 4321 tid 87654321 seq 1234567890
        none: total 4 of 1000000000000 bytes
        none: 1 2 3 4 5 6 7 8 9 10 11 12 13 14
        none: lat 52.520008 lon 13.404954
        none: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
        none: trace 4bf92f3577b34da6a3ce929d0e0e4736
        none: snowflake 1541815603606036480
        none: 4,111,111,111,111,111
        none: 41 11 11 11 11 11 11 11
        none: 9999999999999995
        none: serial 0000000000000000
        none: 1111 1111 1111 1111
        none: range 4000-5000
        none: elapsed 4111ms 1111us 1111ns 1111ps
        none: Bearer of bad news
        none: bearer token missing
        none: Bearer authentication failed
        none: basic authentication required
        none: Basic English
        none: the basic idea: simple
        none: bearer=none
        none: Authorization header missing
        none: eyJ
        none: eyJhbGci
        none: eyJhbGciOiJIUzI1NiJ9
        none: keyJhbGciOiJIUzI1NiIsInR5cCI6.short
        none: a.b.c
        none: eye.opening.journey
        none: Basic training 2026
        none: base64 QWxhZGRpbjpvcGVuIHNlc2FtZQ==
        none: basic auth: disabled
        none: forbearer 0123456789
        none: account GB83WEST12345698765432 has wrong check digits
        none: account DE90370400440532013000 has wrong check digits
        none: account FR1520041010050500013M02606 has wrong check digits
        none: account NO9486011117947 has wrong check digits
        none: account NL92ABNA0417164300 has wrong check digits
        none: DE8937040044053201300 is short
        none: DE893704004405320130000 is long
        none: XGB82WEST12345698765432
        none: ZZ89370400440532013000
        none: DE89
        none: US12 3456 7890 1234 5678
        none: GB82 WEST 1234 5698
        none: SKU AB12 CD34 EF56 GH78
        none: NO93
        none: NO00 NO11 NO22 NO33
        none: version DE20 build
        none: flight LH1234 gate B12
        none: error E1001 at IO12
        none: GB82WEST 1234569 8765432
        none: ab12cd34ef56ab12cd34ef56
        none: IT12 departments, 34 people and 56 desks
        none: -----BEGIN CERTIFICATE-----⏎MIIB⏎-----END CERTIFICATE-----
        none: -----BEGIN PUBLIC KEY-----⏎MIIB⏎-----END PUBLIC KEY-----
        none: -----BEGIN RSA PUBLIC KEY-----
        none: PRIVATE KEY missing
        none: no PRIVATE KEY found in ----- file
        none: BEGIN PRIVATE KEY
        none: -----END PRIVATE KEY-----
        none: ------ separator ------
        none: --private-key=file.pem
        none: AKIA
        none: AKIA1234
        none: AKIAIOSFODNN7EXAMPLETOOLONG
        none: ghp_short
        none: sk_live
        none: snake_case_name
        none: npm_config_cache
        none: xoxo-hugs-and-kisses
        none: AIza
        none: task-runner
        none: sk-toggleable__content
        none: risk-based-authentication-and-authorization
        none: a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t
        none: mask_test_0123456789abcdef
        none: ASIAN markets
        none: gho_st
        none: https://example.com:8080/path
        none: http://user@host/
        none: see http://a.b/c:d@e
        none: postgres://db.example.com/shop
        none: a://b
        none: time 12:30 @noon
        none: https://host:443
        none: 
        none: order placed
        none: GET /v1/orders/7f3a9c 200 12ms
        none: Größe überschritten
        none: line one⏎line two
        none: cache hit ratio 0.97
        none: worker 3 of 16 started
        none: retry in 250 ms
        none: user 42 logged in
        none: null
        mistaken: ftp://«anonymous@ftp.example»/pub
        mistaken: icon «icon@2x.png» missing
        mistaken: npm «left-pad@1.0.0-rc.alpha» installed
        mistaken: order «4111110000000005» is an order
        beyond: «"ada lovelace"@example.com»
        beyond: «ada@[192.168.0.1]»
        beyond: «4111  1111  1111  1111»
        beyond: «41 1111 1111 1111 11»
        beyond: «ada at example.com»
        beyond: «YWRhQGV4YW1wbGUuY29t»
        beyond: Token «abcdef0123456789abcdef»
        beyond: «GB82WE ST123456 98765432»
        """#
}
