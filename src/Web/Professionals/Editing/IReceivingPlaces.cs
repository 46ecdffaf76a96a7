namespace Visavis.Web.Professionals.Editing;

/// <summary>Where somebody can receive, from the modules that know: one's own places, those of one's organisations.</summary>
public interface IReceivingPlaces
{
    Task<IReadOnlyList<ReceivingPlace>> OfAsync(Guid professionalId, CancellationToken cancellationToken);
}

/// <summary>A place that services and hours can name.</summary>
/// <param name="Address">In one line.</param>
/// <param name="Access">How one gets in.</param>
public sealed record ReceivingPlace(Guid Id, string Name, string Address, string? Access, string? Telephone)
{
    /// <summary>As services say it: <c>Cabinet du port, 3 rue des Salines, 17000 La Rochelle</c>.</summary>
    public string Line => Address.Length == 0 ? Name : $"{Name}, {Address}";
}
