namespace Visavis.Web.Foundation.Hosting;

/// <summary>Marks an exception that says: not now, in a moment perhaps.</summary>
public interface IPassingTrouble;
