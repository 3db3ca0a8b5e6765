"""The system's own keyring: Keychain, Credential Manager, Secret Service."""
