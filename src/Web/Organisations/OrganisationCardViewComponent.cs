using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;

namespace Visavis.Web.Organisations;

/// <summary>
/// On the page of an organisation its sites, and its services with the people one can reach; on the page of one of its people, the
/// organisation and the colleagues of the same services. Nothing for anybody else.
/// </summary>
public sealed class OrganisationCardViewComponent(OrganisationCardReader reader) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid professionalId) =>
        await reader.ReadAsync(professionalId, UserClaimsPrincipal.AccountId(), HttpContext.RequestAborted) is { } card
            ? View("/Organisations/Pages/Components/OrganisationCard/Default.cshtml", card)
            : Content("");
}
