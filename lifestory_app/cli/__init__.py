"""The use cases from a shell: for scripts, IT departments and tests. The contract stands in docs/command-line.md."""
