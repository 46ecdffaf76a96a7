namespace Visavis.Search;

/// <summary>An engine does not accept the key it is asked with: somebody must look at the configuration.</summary>
public sealed class SearchRefusedException(string message, Exception why) : Exception(message, why);
