namespace Visavis.Web.Organisations;

/// <summary>Role and services as a form sent them.</summary>
public sealed class MemberInput
{
    /// <summary>Only for an invitation.</summary>
    public string? Email { get; set; }

    public string? Role { get; set; }

    public IList<string> Services { get; set; } = [];

    /// <summary>Null for what is no role.</summary>
    public MemberRole? ReadRole() =>
        Enum.GetValues<MemberRole>().Where(role => role.ToString() == Role).Cast<MemberRole?>().FirstOrDefault();

    public IReadOnlyList<Guid> ReadServices() =>
        [.. Services.Take(ServiceEditor.Most).Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()];
}
