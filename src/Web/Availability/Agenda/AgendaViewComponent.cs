using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;

namespace Visavis.Web.Availability.Agenda;

/// <summary>"Agenda et disponibilité" of a profile: free slots by week or month, in the reader's zone.</summary>
public sealed class AgendaViewComponent(AgendaReader reader) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid professionalId)
    {
        var question = AgendaQuestion.Read(Request.Query);
        return
            await reader.ReadAsync(professionalId, Request.Path, question, UserClaimsPrincipal.AccountId(), HttpContext.RequestAborted)
                is { } agenda
            ? View("/Availability/Pages/Components/Agenda/Default.cshtml", agenda)
            : Content("");
    }
}
