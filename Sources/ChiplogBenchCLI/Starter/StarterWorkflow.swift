import ChiplogBench

/// A GitHub workflow that measures a package: everything once on each push, and a pull request against its target.
struct StarterWorkflow {
    /// The executable product that measures.
    let product: String
    /// The package's folder from the repository's top on; empty at the top.
    let folder: String

    /// The package's folder as the beginning of a path.
    private var prefix: String { folder.isEmpty ? "" : folder + "/" }

    private var defaults: String {
        folder.isEmpty
            ? "" : "    defaults:\n      run:\n        # Where the package is.\n        working-directory: \(folder)\n"
    }

    var text: String {
        """
        # Written by "\(product) init", and yours from now on. Exit codes, thresholds, baselines, other services:
        # Documentation/Continuous-integration.md of Chiplog.
        name: Benchmarks

        on:
          push:
            branches: [main, master]
          pull_request:

        permissions:
          contents: read

        jobs:
          benchmarks:
            runs-on: ubuntu-latest
            timeout-minutes: 60
            container:
              image: swift:\(SubjectProbe.swiftVersion)
              # Lets measured processes fix their addresses, so that none is faster than another by luck.
              options: --security-opt seccomp=unconfined
        \(defaults)    steps:
              - uses: actions/checkout@v5
                with:
                  # Revisions can be compared only where they are: all of history.
                  fetch-depth: 0
              - name: Prepare
                run: |
                  apt-get update -qq
                  # Counts instructions; without it the report says that they are missing.
                  apt-get install -y -qq valgrind
                  # The files belong to another user than the container's.
                  git config --global --add safe.directory "$GITHUB_WORKSPACE"
              - name: Keep the builds of revisions
                uses: actions/cache@v5
                with:
                  path: \(prefix).build/chiplog/builds
                  key: chiplog-${{ github.sha }}
                  restore-keys: chiplog-
              - name: Build
                run: swift build -c release --product \(product)
              - name: Run every scenario
                # The reports of this step and the next are in the job's summary, too.
                run: .build/release/\(product) run --profile smoke
              - name: Compare with the target branch
                if: ${{ !cancelled() && github.event_name == 'pull_request' }}
                run: |
                  # The pull request that brings the first scenario has nothing to be compared with.
                  git cat-file -e "origin/$GITHUB_BASE_REF:./\(ScenarioFolder.default.path)" || exit 0
                  .build/release/\(product) ab "origin/$GITHUB_BASE_REF" --output reports/ab
              - name: Keep the reports
                if: ${{ !cancelled() }}
                uses: actions/upload-artifact@v6
                with:
                  name: benchmarks
                  path: \(prefix)reports/

        """
    }
}
