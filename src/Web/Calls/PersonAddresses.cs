using Visavis.Web.Professionals;

namespace Visavis.Web.Calls;

/// <summary>Where a person of a call is shown on the site.</summary>
internal static class PersonAddresses
{
    public static string Profile(Professional person) => $"/professionals/{person.Slug}-{person.ReferenceCode.ToLowerInvariant()}";

    public static string Portrait(Professional person) => PortraitAddress.Of(person);
}
