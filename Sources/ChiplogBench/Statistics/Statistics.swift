/// Pure functions over readings; every one says which estimator it is and where it comes from.
public enum Statistics {}
