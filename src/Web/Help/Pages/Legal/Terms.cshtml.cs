using Visavis.Web.Help.Legal;

namespace Visavis.Web.Help.Pages.Legal;

public sealed class TermsModel(LegalLibrary library, TimeProvider time) : VersionedLegalPageModel(library, time)
{
    protected override string Document => LegalLibrary.Terms;
}
