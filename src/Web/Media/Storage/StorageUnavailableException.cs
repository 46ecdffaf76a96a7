using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Media.Storage;

/// <summary>The store does not answer.</summary>
public sealed class StorageUnavailableException(Exception inner) : Exception("The store does not answer.", inner), IPassingTrouble;
