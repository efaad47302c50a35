import Glibc

/// What stands between this process and the bare machine.
enum VirtualizationProbe {
    /// The container and the hypervisor, as in `docker, kvm`; `none` where there is no sign of either.
    static func name(variables: [String: String]) -> String {
        let parts = [container(variables), hypervisor()].compactMap(\.self)
        return parts.isEmpty ? "none" : parts.joined(separator: ", ")
    }

    private static func container(_ variables: [String: String]) -> String? {
        if variables["KUBERNETES_SERVICE_HOST"] != nil { return "kubernetes" }
        if access("/.dockerenv", F_OK) == 0 { return "docker" }
        return access("/run/.containerenv", F_OK) == 0 ? "podman" : nil
    }

    private static func hypervisor() -> String? {
        let product = ["sys_vendor", "product_name"].compactMap { SystemFile.text("/sys/class/dmi/id/\($0)") }
            .joined(separator: " ").lowercased()
        let signs = [
            ("kvm", "kvm"), ("qemu", "kvm"), ("vmware", "vmware"), ("virtualbox", "virtualbox"),
            ("xen", "xen"), ("amazon ec2", "amazon"), ("google compute", "google"), ("virtual machine", "hyper-v"),
        ]
        if let sign = signs.first(where: { product.contains($0.0) }) { return sign.1 }
        // The processor itself says that it is not real, though not whose it is.
        let flags = SystemFile.text("/proc/cpuinfo").flatMap { SystemFile.value(of: "flags", separator: ":", in: $0) }
        return flags?.split(separator: " ").contains("hypervisor") == true ? "virtual machine" : nil
    }
}
