"""Who somebody is within one scope: derived ids, names, marks and the keyring."""
