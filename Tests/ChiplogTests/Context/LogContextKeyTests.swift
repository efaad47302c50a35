import Chiplog
import Testing

private enum TenantKey: LogContextKey { typealias Value = String }
private enum RegionKey: LogContextKey { typealias Value = String }

@Suite struct LogContextKeyTests {
    @Test("a value is found under its own key only, and is gone when nil is set")
    func keys() {
        var context = LogContext()
        context[TenantKey.self] = "acme"
        #expect(context[TenantKey.self] == "acme")
        #expect(context[RegionKey.self] == nil)
        context[RegionKey.self] = "eu"
        context[TenantKey.self] = "initech"
        #expect(context[TenantKey.self] == "initech")
        context[TenantKey.self] = nil
        #expect(context[TenantKey.self] == nil)
        #expect(context[RegionKey.self] == "eu")
    }

    @Test("a context is a value: a copy changes alone")
    func copies() {
        var context = LogContext()
        context[TenantKey.self] = "acme"
        var copy = context
        copy[TenantKey.self] = "initech"
        #expect(context[TenantKey.self] == "acme")
    }

    @Test("what is bound is what `current` answers, in child tasks too, and fields added inside keep it")
    func current() async {
        var context = LogContext()
        context[TenantKey.self] = "acme"
        await context.run {
            let child = Task { LogContext.with(["a": 1]) { LogContext.current[TenantKey.self] } }
            #expect(await child.value == "acme")
        }
        #expect(LogContext.current[TenantKey.self] == nil)
    }
}
