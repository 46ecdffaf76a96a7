namespace Visavis.Web.Help.Legal;

/// <summary>Section <c>Operator</c> of the configuration: who runs this site, as the law wants it said. The size stands in the same section and is read by <c>OperatorDuties</c> alone.</summary>
public sealed class OperatorOptions
{
    public const string Section = "Operator";

    /// <summary>What stands where nothing was configured; Production says so at start.</summary>
    public const string Placeholder = "[à compléter]";

    public string Name { get; set; } = Placeholder;

    public string LegalForm { get; set; } = Placeholder;

    public string Address { get; set; } = Placeholder;

    public string Registration { get; set; } = Placeholder;

    public string PublicationDirector { get; set; } = Placeholder;

    public string Email { get; set; } = Placeholder;

    public string Telephone { get; set; } = Placeholder;

    public string Host { get; set; } = Placeholder;

    public string Mediator { get; set; } = Placeholder;

    /// <summary>Keys that nobody filled in.</summary>
    public IEnumerable<string> Missing() =>
        typeof(OperatorOptions)
            .GetProperties()
            .Where(p => p.PropertyType == typeof(string) && p.GetValue(this) is (null or "" or Placeholder))
            .Select(p => $"{Section}:{p.Name}");
}
