import CBenchSystem

/// Whole folders of files.
package enum FileTree {
    /// Removes the folder or file at `path` with everything in it, links not followed; what cannot be removed stays.
    package static func remove(_ path: String) {
        cbench_remove_tree(path)
    }
}
