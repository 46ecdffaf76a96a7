using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Media.Storage;

/// <summary>There is no room left in the store.</summary>
public sealed class StorageFullException(Exception inner) : Exception("There is no room left in the store.", inner), IPassingTrouble;
