import Glibc

/// What a build made: an executable, with the libraries and resources that it looks for beside itself.
struct BuildProducts {
    /// Where the build put them.
    let folder: String
    let product: String

    /// Moves all of it into the folder `target`; or copies the executable and links to the rest.
    func put(into target: String, isMoved: Bool) throws(FileError) {
        for name in [product] + companions {
            let source = "\(folder)/\(name)"
            let place = "\(target)/\(name)"
            if !isMoved && name == product {
                try FileBytes.copyExecutable(source, to: place)
            } else {
                guard (isMoved ? rename(source, place) : symlink(source, place)) == 0 else {
                    throw FileError(source, code: errno)
                }
            }
        }
    }

    private var companions: [String] {
        (Folder.names(in: folder) ?? []).filter { $0.hasSuffix(".so") || $0.hasSuffix(".resources") }
    }
}
