using Visavis.Web.Help.Legal;

namespace Visavis.Web.Help.Pages.Legal;

public sealed class SalesModel(LegalLibrary library, TimeProvider time) : VersionedLegalPageModel(library, time)
{
    protected override string Document => LegalLibrary.Sales;
}
