"""Staff: invitations, duties, second factors, shifts. Knows nothing of what anybody writes."""
