namespace Visavis.Web.Foundation.Hosting;

/// <summary>The site cannot start as configured. The message is one line that names the key and says what to do.</summary>
public sealed class ConfigurationException : Exception
{
    public ConfigurationException(string key, string remedy, Exception? innerException = null)
        : base($"{key}: {remedy}", innerException) { }
}
