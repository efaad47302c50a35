/// The continuous integration service a process runs in.
enum CIProvider {
    private static let signs = [
        ("GITHUB_ACTIONS", "github-actions"), ("GITLAB_CI", "gitlab-ci"), ("BUILDKITE", "buildkite"),
        ("CIRCLECI", "circleci"), ("JENKINS_URL", "jenkins"), ("TF_BUILD", "azure-pipelines"),
        ("BITBUCKET_BUILD_NUMBER", "bitbucket"), ("TRAVIS", "travis"), ("CI", "unknown"),
    ]

    /// Its name by the variable each of them sets; `unknown` for one that sets only `CI`, nil outside of any.
    static func name(variables: [String: String]) -> String? {
        signs.first { !["", "false"].contains(variables[$0.0, default: ""]) }?.1
    }
}
