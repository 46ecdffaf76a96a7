namespace Visavis.Web.Media.Uploads;

/// <summary>The page's post handlers of these names take files: their bodies may be larger than an ordinary form's.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AcceptsUploadsAttribute(params string[] handlers) : Attribute
{
    public IReadOnlyList<string> Handlers => handlers;

    /// <summary>Also for visitors and members without a gallery, e.g. to send evidence.</summary>
    public bool IsForEverybody { get; init; }

    /// <summary>Whether every member may send files here, and not only people with a profile.</summary>
    public bool FromMembers { get; init; }
}
