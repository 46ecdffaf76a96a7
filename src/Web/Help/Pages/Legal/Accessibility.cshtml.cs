using Visavis.Web.Help.Legal;

namespace Visavis.Web.Help.Pages.Legal;

public sealed class AccessibilityModel(LegalLibrary library, TimeProvider time) : LegalPageModel(library, time)
{
    protected override string Document => LegalLibrary.Accessibility;
}
